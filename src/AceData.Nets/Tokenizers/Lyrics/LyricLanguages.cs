using System.Collections.Frozen;
using AceData.Nets.Tokenizers.Numbers;

namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>
/// The languages that ACE-Step v1 reads, as its cleaner knows them: facts of <c>acestep/models/lyrics_utils/lyric_tokenizer.py</c> of ACE-Step
/// (commit d612523, Apache-2.0), its mistakes included. Japanese and Hindi have no entry, they are cleaned in another way; Chinese and Korean have
/// more steps.
/// </summary>
internal static class LyricLanguages
{
    private static readonly LyricLanguage[] All =
    [
        new("en", new EnglishNumbers(), ["and", "at", "percent", "hash", "dollar", "pound", "degree"])
        {
            Abbreviations = Pairs("mrs.=misess|mr.=mister|dr.=doctor|st.=saint|co.=company|jr.=junior|maj.=major|gen.=general|drs.=doctors|rev.=reverend|lt.=lieutenant|hon.=honorable|sgt.=sergeant|capt.=captain|esq.=esquire|ltd.=limited|col.=colonel|ft.=fort"),
            OrdinalEndings = ["st", "nd", "rd", "th"],
            PartsByCommas = true,
        },
        new("es", new SpanishNumbers(), ["y", "arroba", "por ciento", "numeral", "dolar", "libra", "grados"])
        {
            Abbreviations = Pairs("sra.=señora|sr.=señor|dr.=doctor|dra.=doctora|st.=santo|co.=compañía|jr.=junior|ltd.=limitada"),
            OrdinalEndings = ["º", "ª", "er", "o", "a", "os", "as"],
            And = " con ",
        },
        new("fr", new FrenchNumbers(), ["et", "arobase", "pour cent", "dièse", "dollar", "livre", "degrés"])
        {
            Abbreviations = Pairs("mme.=madame|mr.=monsieur|dr.=docteur|st.=saint|co.=compagnie|jr.=junior|ltd.=limitée"),
            OrdinalEndings = ["º", "ª", "er", "re", "e", "ème"],
            And = " et ",
        },
        new("de", new GermanNumbers(), ["und", "at", "prozent", "raute", "dollar", "pfund", "grad"])
        {
            Abbreviations = Pairs("fr.=frau|dr.=doktor|st.=sankt|co.=firma|jr.=junior"),
            OrdinalEndings = ["st", "nd", "rd", "th", "º", "ª", NumberStage.DotAtEnd],
            And = " und ",
        },
        new("pt", new PortugueseNumbers(), ["e", "arroba", "por cento", "cardinal", "dólar", "libra", "graus"])
        {
            Abbreviations = Pairs("sra.=senhora|sr.=senhor|dr.=doutor|dra.=doutora|st.=santo|co.=companhia|jr.=júnior|ltd.=limitada"),
            OrdinalEndings = ["º", "ª", "o", "a", "os", "as"],
            And = " e ",
        },
        new("it", new ItalianNumbers(), ["e", "chiocciola", "per cento", "cancelletto", "dollaro", "sterlina", "gradi"])
        {
            Abbreviations = Pairs("sig.=signore|dr.=dottore|st.=santo|co.=compagnia|jr.=junior|ltd.=limitata"),
            OrdinalEndings = ["º", "°", "ª", "o", "a", "i", "e"],
            And = " e ",
        },
        new("pl", new PolishNumbers(), ["i", "małpa", "procent", "krzyżyk", "dolar", "funt", "stopnie"])
        {
            Abbreviations = Pairs("p.=pani|m.=pan|dr.=doktor|sw.=święty|jr.=junior"),
            OrdinalEndings = ["º", "ª", "st", "nd", "rd", "th"],
        },
        new("ar", new ArabicNumbers(), ["و", "على", "في المئة", "رقم", "دولار", "جنيه", "درجة"]) { OrdinalEndings = ["ون", "ين", "ث", "ر", "ى"] },

        // The reference asks num2words for "cz", which it no longer knows: digits stay.
        new("cs", null, ["a", "na", "procento", "křížek", "dolar", "libra", "stupně"]) { Abbreviations = Pairs("dr.=doktor|ing.=inženýr|p.=pan") },
        new("ru", new RussianNumbers(), ["и", "собака", "процентов", "номер", "доллар", "фунт", "градус"])
        {
            Abbreviations = Pairs("г-жа=госпожа|г-н=господин|д-р=доктор"),
            OrdinalEndings = ["-й", "-я", "-е", "-ое", "-ье", "-го"],
            PartsByCommas = true,
        },
        new("nl", new DutchNumbers(), ["en", "bij", "procent", "hekje", "dollar", "pond", "graden"])
        {
            Abbreviations = Pairs("dhr.=de heer|mevr.=mevrouw|dr.=dokter|jhr.=jonkheer"),
            OrdinalEndings = ["de", "ste", "e"],
        },
        new("tr", new TurkishNumbers(), ["ve", "at", "yüzde", "diyez", "dolar", "sterlin", "derece"])
        {
            Abbreviations = Pairs("b.=bay|byk.=büyük|dr.=doktor"),
            OrdinalEndings = [".", "inci", "nci", "uncu", "üncü"],
            ReadsDecimals = false,
        },
        new("hu", new HungarianNumbers(), ["és", "kukac", "százalék", "kettőskereszt", "dollár", "font", "fok"])
        {
            Abbreviations = Pairs("dr.=doktor|b.=bácsi|nőv.=nővér"),
            OrdinalEndings = [".", "adik", "edik", "odik", "ödik", "ödike", "ik"],
        },
        new("ko", new KoreanNumbers(), ["그리고", "에", "퍼센트", "번호", "달러", "파운드", "도"]) { OrdinalEndings = ["번째", "번", "차", "째"] },

        // Its numbers are ChineseText's.
        new("zh", null, ["和", "在", "百分之", "号", "美元", "英镑", "度"]),
    ];

    /// <summary>By code; null for those without an entry.</summary>
    public static LyricLanguage? Find(string code) => ByCode.GetValueOrDefault(code);

    private static FrozenDictionary<string, LyricLanguage> ByCode { get; } = All.ToFrozenDictionary(language => language.Code, StringComparer.Ordinal);

    private static (string, string)[] Pairs(string text) => [.. text.Split('|').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]))];
}
