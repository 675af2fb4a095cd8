using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace AceData.Web.Tests.Languages;

/// <summary>
/// What components write without asking for a word: the texts in the compiled markup that stand right before a call which adds
/// text, or an attribute that people read or hear. In a pseudo-language these would stay English.
/// </summary>
internal static partial class HardCodedText
{
    private static readonly string[] Read = ["title", "aria-label", "placeholder", "alt", "aria-description", "aria-roledescription", "Label", "Text", "HelperText", "AriaLabel", "Help"];
    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Every such text with the component that it stands in.</summary>
    public static IReadOnlyList<(string Component, string Text)> Find(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var found = new List<(string, string)>();
        foreach (var method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            var component = NameOf(metadata, method.GetDeclaringType());
            var texts = new List<string>();
            foreach (var (code, argument) in Instructions(file.GetMethodBody(method.RelativeVirtualAddress).GetILReader()))
            {
                if (code == System.Reflection.Emit.OpCodes.Ldstr)
                {
                    texts.Add(metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(argument)));
                }
                else if (code.FlowControl == FlowControl.Call && Called(metadata, argument) != "TypeCheck")
                {
                    found.AddRange(Shown(Called(metadata, argument), texts).Where(HasLetters).Select(text => (component, text)));
                    texts.Clear();
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> Shown(string called, List<string> texts) => (called, texts) switch
    {
        ("AddMarkupContent", [.., var markup]) => [Tag().Replace(markup, " "), .. Attribute().Matches(markup).Select(match => match.Groups["value"].Value)],
        ("AddContent", [.., var text]) => [text],
        ("AddAttribute" or "AddComponentParameter", [.., var name, var value]) when Read.Contains(name, StringComparer.OrdinalIgnoreCase) => [value],
        _ => [],
    };

    private static bool HasLetters(string text) => Letters().IsMatch(System.Net.WebUtility.HtmlDecode(text));

    private static IEnumerable<(OpCode Code, int Argument)> Instructions(BlobReader il)
    {
        while (il.RemainingBytes > 0)
        {
            short value = il.ReadByte();
            if (value == 0xFE)
            {
                value = (short)((0xFE << 8) | il.ReadByte());
            }

            var code = OpCodes[value];
            switch (code.OperandType)
            {
                case OperandType.InlineNone:
                    yield return (code, 0);
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    il.ReadByte();
                    yield return (code, 0);
                    break;
                case OperandType.InlineVar:
                    il.ReadInt16();
                    yield return (code, 0);
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    il.ReadInt64();
                    yield return (code, 0);
                    break;
                case OperandType.InlineSwitch:
                    var count = il.ReadInt32();
                    il.Offset += 4 * count;
                    yield return (code, 0);
                    break;
                default:
                    yield return (code, il.ReadInt32());
                    break;
            }
        }
    }

    private static string Called(MetadataReader metadata, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        return handle.Kind switch
        {
            HandleKind.MemberReference => metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)handle).Name),
            HandleKind.MethodDefinition => metadata.GetString(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).Name),
            HandleKind.MethodSpecification => Called(metadata, MetadataTokens.GetToken(metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method)),
            _ => "",
        };
    }

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? NameOf(metadata, outer) : metadata.GetString(type.Name);
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(title|aria-label|placeholder|alt)=\"(?<value>[^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();
}
