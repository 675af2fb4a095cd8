namespace AceData.Tagging.Answers;

/// <summary>The texts of a JSON answer that answer the question, in order.</summary>
internal sealed class AnswerItems
{
    private const int MaximumDepth = 3;
    private const int MaximumItems = 1_000;

    private readonly string _category;
    private readonly List<string> _texts = [];
    private readonly List<string> _noTexts = [];

    private AnswerItems(string category) => _category = category;

    /// <summary>The texts.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Numbers, null and the like that stood among them.</summary>
    public IReadOnlyList<string> NoTexts => _noTexts;

    /// <summary>True when a key of the category was there, so that the JSON is the answer even without a tag.</summary>
    public bool HasOwnKey { get; private set; }

    /// <summary>True when only keys of other categories were there.</summary>
    public bool IsForeign { get; private set; }

    /// <summary>The key that occurs twice with different values; null when there is none.</summary>
    public string? AmbiguousKey { get; private set; }

    /// <summary>True when something in it was in quotes or it is empty: JSON, not brackets in prose.</summary>
    public bool LooksLikeJson { get; private set; }

    /// <summary>Collects the texts of <paramref name="value"/>; <paramref name="label"/> is the word before it, if any.</summary>
    public static AnswerItems Of(LooseValue value, string? label, string category)
    {
        var items = new AnswerItems(category);
        var meaning = label is null ? KeyMeaning.Unknown : AnswerKeys.Meaning(label, category);
        if (meaning is KeyMeaning.Foreign or KeyMeaning.Remark)
        {
            items.IsForeign = true;
            return items;
        }

        items.HasOwnKey = meaning == KeyMeaning.Own;
        items.Collect(value, 0);
        return items;
    }

    private void Collect(LooseValue value, int depth)
    {
        switch (value.Kind)
        {
            case LooseKind.Object:
                CollectObject(value, depth);
                break;
            case LooseKind.Array:
                LooksLikeJson |= value.Items.Count == 0;
                foreach (var item in value.Items.Take(MaximumItems))
                {
                    Collect(item, depth);
                }

                break;
            case LooseKind.Text when value.IsWhole && _texts.Count < MaximumItems:
                LooksLikeJson |= !value.IsBare;
                _texts.Add(value.Text);
                break;
            case LooseKind.Literal when _noTexts.Count < MaximumItems:
                _noTexts.Add(value.Text);
                break;
            default:
                break;
        }
    }

    private void CollectObject(LooseValue value, int depth)
    {
        LooksLikeJson = true;
        if (depth > MaximumDepth)
        {
            return;
        }

        var members = value.Members.Where(member => member.Value.IsWhole || member.Value.Kind is LooseKind.Array or LooseKind.Object)
            .Select(member => (member.Key, member.Value, Meaning: member.Key.Length == 0 ? KeyMeaning.Item : AnswerKeys.Meaning(member.Key, _category))).ToList();
        var own = members.Where(member => member.Meaning == KeyMeaning.Own).ToList();
        if (own.Count > 0)
        {
            HasOwnKey = true;
            AmbiguousKey ??= own.GroupBy(member => member.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
            CollectOwn(own.Select(member => member.Value).ToList(), depth);
            return;
        }

        // {"male vocal": true, "female vocal": false}
        if (members.Count > 0 && members.All(member => member.Value.Kind == LooseKind.Literal))
        {
            _texts.AddRange(members.Where(member => member.Value.IsTrue).Select(member => member.Key).Take(MaximumItems));
            return;
        }

        var items = members.Where(member => member.Meaning == KeyMeaning.Item).ToList();
        var others = members.Where(member => member.Meaning == KeyMeaning.Unknown).ToList();
        IsForeign |= items.Count + others.Count == 0 && members.Count > 0;
        foreach (var member in items.Count > 0 ? items : others)
        {
            Collect(member.Value, depth + 1);
        }
    }

    /// <summary>A voice or a key may be spread over several fields: <c>{"vocal_type": "male", "vocal_style": "rap"}</c> is one text.</summary>
    private void CollectOwn(List<LooseValue> values, int depth)
    {
        if (_category is "vocal" or "key" && values.Count > 1 && values.All(value => value.Kind == LooseKind.Text))
        {
            _texts.Add(string.Join(' ', values.Select(value => value.Text)));
            return;
        }

        foreach (var value in values)
        {
            Collect(value, depth + 1);
        }
    }
}
