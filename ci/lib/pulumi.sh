# shellcheck shell=bash
# What scripts that start the Pulumi engine share. Sourced, never run.
# shellcheck disable=SC2154
# Their credentials come from outside: from a workflow's token, a runner's identity, a person's shell.

# engine ENVIRONMENT PURPOSE: the program built against the official packages, and Pulumi at the environment's state.
# PULUMI_BACKEND_URL names another backend than that of the environment's settings.
engine() {
  local access backend
  environment_name "$1"
  tools jq pulumi
  export PulumiSdk=official
  build || die "the program cannot be built against the official packages." "run: PulumiSdk=official dotnet build infra"
  if [ -z "${PULUMI_BACKEND_URL:-}" ]; then
    access=$("$program" env ci "$1" --for "$2") || exit 1
    backend=$(printf '%s' "$access" | jq -r .backend)
    AWS_REGION=$(printf '%s' "$access" | jq -r .region)
    export AWS_REGION
    pulumi login --non-interactive "$backend" >&2
  fi
}
