using System.Text.Json.Nodes;

namespace AceData.Testing;

/// <summary>Does with a JSON schema what a server's grammar does: refuses a wrong one, and answers with the first words that it allows.</summary>
internal static class SchemaAnswer
{
    /// <summary>What is wrong with a schema; null when nothing is.</summary>
    public static string? Fault(JsonNode? schema)
    {
        if (schema is not JsonObject root || root["type"]?.GetValue<string>() != "object" || root["properties"] is not JsonObject { Count: > 0 } properties)
        {
            return "the root is no object with properties";
        }

        if (root["required"] is not JsonArray required || required.Any(name => !properties.ContainsKey(name!.GetValue<string>())))
        {
            return "required names what is no property";
        }

        return properties.Select(property => FaultOfValue(property.Value!.AsObject())).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>An answer to a question that the schema in it allows; an empty object when there is none.</summary>
    public static string Of(JsonObject question)
    {
        if (question["response_format"]?["json_schema"]?["schema"]?["properties"] is not JsonObject properties)
        {
            return "{}";
        }

        var (name, shape) = properties.First();
        JsonNode? value = shape!["type"]?.GetValue<string>() == "array"
            ? new JsonArray([.. Words(shape["items"]!).Take(shape["maxItems"]!.GetValue<int>())])
            : Words(shape).First();
        return new JsonObject { [name] = value }.ToJsonString();
    }

    private static string? FaultOfValue(JsonObject value)
    {
        if (value["type"]?.GetValue<string>() == "array")
        {
            var (least, most) = (value["minItems"]?.GetValue<int>() ?? 0, value["maxItems"]?.GetValue<int>() ?? int.MaxValue);
            return least < 0 || most < least ? "minItems and maxItems fit together badly"
                : value["items"] is JsonObject items ? FaultOfValue(items)
                : "an array without items";
        }

        return value["enum"] is JsonArray { Count: 0 } ? "an enum without values"
            : value["enum"] is null && value["type"] is null ? "a value of no type"
            : null;
    }

    private static IEnumerable<JsonNode?> Words(JsonNode shape) => shape["enum"] is JsonArray words ? words.Select(w => w?.DeepClone()) : ["word"];
}
