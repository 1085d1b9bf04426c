using System.Globalization;
using System.Text.RegularExpressions;
using MlInfra.Planner.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MlInfra.Export;

/// <summary>Plan values as YAML that every parser reads back as the same types: a text that could pass for anything else is quoted.</summary>
internal static partial class YamlText
{
    public static string Of(PlanValue value)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(
            text,
            new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024)
        );
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, value);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, PlanValue value)
    {
        switch (value)
        {
            case PlanValue.Map map:
                emitter.Emit(new MappingStart(null, null, isImplicit: true, MappingStyle.Block));
                foreach (var (key, item) in map.Entries)
                {
                    Text(emitter, key);
                    Emit(emitter, item);
                }
                emitter.Emit(new MappingEnd());
                break;
            case PlanValue.List list:
                emitter.Emit(new SequenceStart(null, null, isImplicit: true, SequenceStyle.Block));
                foreach (var item in list.Items)
                    Emit(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case PlanValue.Text text:
                Text(emitter, text.Value);
                break;
            case PlanValue.Number number:
                Plain(emitter, number.Value.ToString("R", CultureInfo.InvariantCulture));
                break;
            case PlanValue.Bool flag:
                Plain(emitter, flag.Value ? "true" : "false");
                break;
            default:
                Plain(emitter, "null");
                break;
        }
    }

    private static void Text(Emitter emitter, string text)
    {
        if (Harmless().IsMatch(text) && !Ambiguous().IsMatch(text))
            Plain(emitter, text);
        else
            emitter.Emit(new Scalar(null, null, text, ScalarStyle.DoubleQuoted, isPlainImplicit: false, isQuotedImplicit: true));
    }

    private static void Plain(Emitter emitter, string text) =>
        emitter.Emit(new Scalar(null, null, text, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9._/-]*$")]
    private static partial Regex Harmless();

    [GeneratedRegex("^(true|false|null|yes|no|on|off|y|n|nan|inf)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Ambiguous();
}
