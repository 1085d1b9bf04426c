// What an environment costs. Filled where the report has an estimate.

function costView() {
  return note('This report has no cost estimate for the environment.');
}

const hasCost = (environment) => environment.cost !== undefined;
