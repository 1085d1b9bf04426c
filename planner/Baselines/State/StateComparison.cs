using System.Collections.Immutable;
using MlInfra.Planner.Model;
using MlInfra.Planner.Placeholders;

namespace MlInfra.Planner.Baselines.State;

/// <summary>Two plans to compare, made of a plan and a state.</summary>
/// <param name="Before">The state, written as the plan would write it.</param>
/// <param name="After">The plan.</param>
/// <param name="Notes">What the comparison cannot know.</param>
public sealed record PreparedComparison(Plan Before, Plan After, ImmutableArray<string> Notes);

/// <summary>Makes a deployed state comparable with a plan that was made offline.</summary>
public static class StateComparison
{
    /// <summary>
    /// Writes a state as the plan would write it, so that <c>PlanDiff.Between(before, after)</c> finds what differs and nothing else: values
    /// known after apply become placeholders again, and what only the provider set is left out.
    /// </summary>
    /// <param name="planned">What shall be.</param>
    /// <param name="state">What is.</param>
    public static PreparedComparison Prepare(Plan planned, StatePlan state) => new Preparation(planned, state).Run();

    private sealed class Preparation
    {
        private readonly Plan _planned;
        private readonly StatePlan _state;
        private readonly StateMatching _matching;
        private readonly OptionAlignment _options;
        private readonly PlaceholderMatch _placeholders;
        private readonly Dictionary<string, PlannedResource> _byName = new(StringComparer.Ordinal);
        private readonly Dictionary<(string, string), Resolved> _resolved = [];
        private readonly HashSet<string> _otherUrns;
        private int _open;
        private int _hidden;
        private int _insides;

        public Preparation(Plan planned, StatePlan state)
        {
            _planned = planned;
            _state = state;
            _matching = new StateMatching(planned, state);
            _options = new OptionAlignment(planned, state, _matching);
            foreach (var resource in planned.Resources)
                _byName.TryAdd(resource.Name, resource);
            _placeholders = new PlaceholderMatch(IsName, Resolve);
            _otherUrns = [.. state.Others.Select(r => Diff.ResourceIdentity.Of(r.Resource.Urn))];
        }

        public PreparedComparison Run()
        {
            var before = new List<PlannedResource>();
            foreach (var resource in _planned.Resources)
            {
                if (_matching.StateOf(resource.Urn) is { } actual)
                    before.Add(Before(resource, actual));
                else if (_otherUrns.Contains(Diff.ResourceIdentity.Of(resource.Urn)))
                    before.Add(resource); // read, not managed: a plan does not say which are
            }
            before.AddRange(_state.Managed.Where(r => _matching.PlannedOf(r.Resource.Urn) is null && !IsInside(r)).Select(Gone));
            var plan = _planned with
            {
                Resources = [.. before.OrderBy(r => r.Urn, StringComparer.Ordinal)],
                Outputs = Outputs(),
                Findings = [],
            };
            return new PreparedComparison(plan, _planned, Notes());
        }

        private PlannedResource Before(PlannedResource planned, StateResource actual)
        {
            var was = actual.Resource;
            return planned with
            {
                Inputs = Inputs(planned, actual),
                Options = _options.Of(planned, actual),
                SecretPaths = [.. planned.SecretPaths.Union(was.SecretPaths).Order(StringComparer.Ordinal)],
            };
        }

        private PlanValue.Map Inputs(PlannedResource planned, StateResource actual)
        {
            // A group of resources is recorded with its arguments or without, as its language has it.
            if (!actual.IsCustom && actual.Resource.Inputs.Entries.IsEmpty)
                return planned.Inputs;
            var open = _placeholders.Unresolved;
            var alignment = new ValueAlignment(new ResourceFacts(planned, actual, _state), _placeholders);
            var inputs = alignment.Inputs(planned.Inputs, actual.Resource.Inputs);
            _open += _placeholders.Unresolved > open || alignment.HasUnknown ? 1 : 0;
            _hidden += planned.SecretPaths.IsEmpty && actual.Resource.SecretPaths.IsEmpty ? 0 : 1;
            return inputs;
        }

        private PlannedResource Gone(StateResource state)
        {
            var was = state.Resource;
            return was with
            {
                Urn = StateUrn.In(_planned.Environment, _planned.Project, was.Urn),
                Parent = was.Parent is null ? null : _options.InPlan(was.Parent),
                Options = was.Options with
                {
                    Provider = was.Options.Provider is null ? null : _options.InPlan(was.Options.Provider),
                    DependsOn = [],
                },
            };
        }

        // What a component of a provider's package made: a plan shows the component alone.
        private bool IsInside(StateResource state)
        {
            for (var parent = state.Resource.Parent; parent is not null; )
            {
                if (!_state.All.TryGetValue(parent, out var above))
                    return false;
                if (!above.IsCustom && _matching.PlannedOf(parent) is { IsComponent: false })
                {
                    _insides++;
                    return true;
                }
                parent = above.Resource.Parent;
            }
            return false;
        }

        private PlanValue.Map Outputs()
        {
            var entries = new List<KeyValuePair<string, PlanValue>>();
            foreach (var (name, value) in _state.Plan.Outputs.Entries)
            {
                var planned = _planned.Outputs[name];
                var isSame = planned is not null && (IsOpen(planned) || _placeholders.Matches(planned, value));
                entries.Add(KeyValuePair.Create(name, isSame ? planned! : value));
            }
            return new PlanValue.Map(entries);
        }

        private static bool IsOpen(PlanValue planned) =>
            planned is PlanValue.Text text
            && (text.Value == "[unknown]" || text.Value.StartsWith(Building.Secrets.Redacted, StringComparison.Ordinal));

        private bool IsName(string name) => name == PlaceholderTable.SecretNamespace || _byName.ContainsKey(name);

        private Resolved Resolve(Placeholder placeholder)
        {
            var key = (placeholder.Name, placeholder.Path);
            if (!_resolved.TryGetValue(key, out var found))
                _resolved[key] = found = Find(placeholder);
            return found;
        }

        private Resolved Find(Placeholder placeholder)
        {
            if (!_byName.TryGetValue(placeholder.Name, out var planned))
                return new Resolved(null, false); // a secret setting
            if (_matching.StateOf(planned.Urn) is not { } state)
                return new Resolved(null, !_otherUrns.Contains(Diff.ResourceIdentity.Of(planned.Urn)));
            var value = placeholder.Path switch
            {
                "id" => state.Id is null ? null : new PlanValue.Text(state.Id),
                "urn" => new PlanValue.Text(state.Resource.Urn),
                var path => state.Outputs.At(path),
            };
            return new Resolved(value is null or PlanValue.Null || StateMarks.IsMark(value) ? null : value, false);
        }

        private ImmutableArray<string> Notes()
        {
            var notes = new List<string>();
            var from = _state.Plan;
            if (from.Environment.Length > 0 && (from.Environment, from.Project) != (_planned.Environment, _planned.Project))
                notes.Add(
                    $"The state is that of {from.Project}/{from.Environment}, the plan that of {_planned.Project}/{_planned.Environment}: "
                        + "resources are matched by type and name."
                );
            Add(
                _matching.Renamed,
                "is known to the state by an earlier name, type or parent",
                "are known to the state by earlier names, types or parents"
            );
            Add(
                _open,
                "has values that only the provider knows and the state does not tell: taken as unchanged",
                "have values that only the provider knows and the state does not tell: taken as unchanged"
            );
            Add(
                _hidden,
                "has secrets, which are not compared: taken as unchanged",
                "have secrets, which are not compared: taken as unchanged"
            );
            Add(
                _insides,
                "was made by a component of a provider's package, of which a plan shows nothing: not compared",
                "were made by components of provider packages, of which a plan shows nothing: not compared"
            );
            return [.. notes];

            void Add(int count, string one, string many)
            {
                if (count > 0)
                    notes.Add($"{StateNotes.Count(count, "resource", "resources")} {(count == 1 ? one : many)}.");
            }
        }
    }
}
