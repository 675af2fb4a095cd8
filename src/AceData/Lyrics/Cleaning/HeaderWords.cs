using System.Collections.Frozen;
using AceData.Lyrics.Documents;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>What section headers are called in the languages of the world, as pages of lyrics use them.</summary>
internal static class HeaderWords
{
    private static readonly (SectionKind Kind, string Words)[] Table =
    [
        (SectionKind.Start, "start"),
        (SectionKind.End, "end"),
        (SectionKind.Intro, "intro, introduction, opening, einleitung, introducción, introdução, introduzione, introduksjon, introduktion, wstęp, вступление, вступ, интро, інтро, въведение, увод, uvod, giriş, hyrja, sissejuhatus, įžanga, intró, bevezetés, úvod, εισαγωγή, mở đầu, 前奏, 인트로, イントロ, 序"),
        (SectionKind.Verse, "verse, vers, verso, strophe, part, teil, parte, couplet, estrofa, strofa, strofă, zwrotka, куплет, вірш, строфа, sloka, slok, bölüm, kıta, kita, dörtlük, säkeistö, versszak, stanza, rap, rap part, bait, posmas, pants, salm, erindi, κουπλέ, στροφή, בית, مقطع, کوپلت, lời, phiên khúc, 主歌, 벌스, 절, ヴァース, aメロ, aメロディー"),
        (SectionKind.PreChorus, "pre chorus, prechorus, pre refrain, prerefrain, pre hook, prehook, pré refrain, pré chorus, pre coro, pre estribillo, pré refrão, pré ritornello, pre ritornello, pre refren, przedrefren, предприпев, пред припев, передприспів, прехорус, predrefren, predrefrén, ön nakarat, förrefräng, brygga, forref, pararefreni, lift, pre drop, előrefrén, προρεφρέν, 导歌, bメロ, 프리코러스, 프리 코러스, プリコーラス"),
        (SectionKind.Chorus, "chorus, refrain, kehrreim, coro, estribillo, refrán, ritornello, refrão, refren, refrén, refrem, припев, приспів, рефрен, хор, nakarat, refräng, omkvæd, refreng, refrein, refreni, kertosäe, kórus, pripev, pripjev, naqorat, refraan, refrään, priedainis, piedziedājums, viðlag, refræn, tornada, leloa, reff, reffrain, ρεφρέν, פזמון, لازمة, همخوان, điệp khúc, 副歌, サビ, 후렴, 후렴구, 코러스, コーラス"),
        (SectionKind.PostChorus, "post chorus, postchorus, post refrain, postrefrain, post hook, posthook, post coro, post estribillo, pós refrão, pos refrao, post ritornello, post refrén, post refren, zarefren, постприпев, пост припев, post nakarat, arka nakarat, pasrefreni, efterrefräng, 포스트코러스"),
        (SectionKind.Hook, "hook, hookline, hook line, хук, gancho, 훅"),
        (SectionKind.Bridge, "bridge, brücke, c teil, c part, middle 8, middle eight, pont, puente, ponte, special, przejście, бридж, бриж, мост, міст, most, mostek, prelaz, köprü, stick, kontraststykke, híd, tiltas, brug, silta, γέφυρα, גשר, cầu nối, 桥段, 橋段, 브릿지, 브리지, ブリッジ, cメロ, dメロ"),
        (SectionKind.Interlude, "interlude, zwischenspiel, intermède, interludio, interlúdio, intermezzo, интерлюдия, интермедия, проигрыш, програш, mellanspel, mellomspill, mellemspil, välisoitto, ara, przerywnik, mezihra, medzihra, vocalises, vocalise, wokaliza, вокализ, tussenspel, 间奏, 間奏, 간주"),
        (SectionKind.Break, "break, pause, pauza, beat switch, beatswitch, beatwechsel, beat change, tempo change"),
        (SectionKind.Breakdown, "breakdown, брейкдаун, uzdizanje"),
        (SectionKind.Build, "build, build up, buildup, riser, rise"),
        (SectionKind.Drop, "drop, beat drop, bass drop, дроп"),
        (SectionKind.Solo, "solo, assolo, solo break, соло, σόλο, ソロ, 솔로"),
        (SectionKind.Instrumental, "instrumental, instrumentaler part, instrumentalteil, instrumentale, instrumentaal, instrumentell, instrumental break, instrumental interlude, instrumental bridge, instrumental outro, instrumental intro, instrumental section, inst, break instrumental, pause instrumentale, pont instrumental, morceau instrumental, pausa instrumental, pausa strumentale, strumentale, przerwa instrumentalna, инструментал, инструментальная часть, enstrümantal, enstrümantal ara, guitar riff, dance break, tanzbreak, musical break, music break, no lyrics, 伴奏, 연주"),
        (SectionKind.Outro, "outro, ausklang, schluss, ending, coda, final, finale, аутро, концовка, завершение, кінцівка, финал, završetak, kraj, çıkış, bitiş, mbyllja, avslutning, záver, závěr, zakończenie, slutning, lopetus, fade out, fadeout, fade, despedida, κλείσιμο, kết, 尾奏, 아웃트로, アウトロ"),
        (SectionKind.Spoken, "skit, spoken word, spoken, spoken part, spoken outro, spoken intro, gesprochen, parlé, hablado, falado, parlato, mówione, dialogue, dialog, dialogo, monologue, monolog, voicemail, voice mail, kesit, скит, diálogo"),
    ];

    /// <summary>Names that are one slip of the finger away from a word of the table.</summary>
    public static FrozenSet<string> NoTypos { get; } = FrozenSet.ToFrozenSet(["bridget", "bridges", "hooks", "parts", "verses"], StringComparer.Ordinal);

    public static FrozenDictionary<string, SectionKind> Kinds { get; } = (
        from row in Table
        from word in row.Words.Split(", ")
        group row.Kind by Folding.Fold(word)).ToFrozenDictionary(g => g.Key, g => g.First());

    /// <summary>Words long enough that one slip still leaves them recognisable.</summary>
    public static IReadOnlyList<string> LongWords { get; } = [.. Kinds.Keys.Where(word => word.Length >= 5 && !word.Contains(' ', StringComparison.Ordinal))];

    /// <summary>Words around the noun that change nothing, and what they say in English; empty for those that say nothing.</summary>
    public static FrozenDictionary<string, string> Adjectives { get; } = (
        from row in new (string Words, string English)[]
        {
            ("final, last, letzter, letzte, letztes, finaler, finales, dernier, dernière, último, última, ultimo, ultima, ultimul, последний, последняя, останній, ostatni, ostatnia, sista, siste, sidste, laatste, son, viimeinen, poslední, posledný, zadnji, utolsó, 最后", "Final"),
            ("extended, new, short, long, alternate, alternative, double, half, big, full, repeated, repeat, reprise, opening, closing, main, rap, sung, sing, gesungen, gerappt, spoken, gang, group, live, acoustic, a cappella, acapella, kids, children's, vocal, erweiterter, neuer, kurzer, halber, nouveau, nueva, nuevo, nuovo, variation, variante, demi, modified, altered, soft, quiet, slow, fast, hidden, bonus, the, duo, duet, melodic", ""),
        }
        from word in row.Words.Split(", ")
        group row.English by Folding.Fold(word)).ToFrozenDictionary(g => g.Key, g => g.First());

    /// <summary>Instruments, and their names in 1.5's tags.</summary>
    public static FrozenDictionary<string, string> Instruments { get; } = (
        from row in new (string Words, string English)[]
        {
            ("guitar, guitars, gitarre, gitarren, e gitarre, guitare, guitarra, chitarra, gitara, gitarowe, gitarowa, гитара, гитарное, гитарный, гітарне, gitarr, gitar, kytara, kytarové, kitara, lead guitar, electric guitar", "Guitar"),
            ("acoustic guitar", "Acoustic Guitar"), ("bass guitar, bass, bas, bajo, baixo, basso, бас", "Bass"),
            ("piano, klavier, pianoforte, teclado, пианино, фортепиано, flygel, klavír", "Piano"),
            ("keyboard, keyboards, keys, tastiera, клавишные", "Keyboard"), ("synth, synthesizer, synthesiser, synthé, sintetizador", "Synth"),
            ("sax, saxophone, saxofon, saxofón, saxofone, sassofono, saxofoni, саксофон", "Saxophone"),
            ("drum, drums, schlagzeug, batterie, batería, bateria, percussion, барабаны, trommel, perkusja", "Drum"),
            ("violin, fiddle, geige, geigen, violine, violon, violín, violino, скрипка, skrzypce", "Violin"),
            ("trumpet, trompete, trompette, trompeta, труба", "Trumpet"), ("flute, flöte, flûte, flauta, flauto, флейта", "Flute"),
            ("harmonica, mundharmonika, armónica, armonica, gaita", "Harmonica"), ("organ, orgel, orgue, órgano, organo, hammond", "Organ"),
            ("accordion, akkordeon, accordéon, acordeón, fisarmonica, баян, аккордеон", "Accordion"), ("cello, violoncello, виолончель", "Cello"),
            ("strings, streicher, cordes, string", "Strings"), ("horn, horns, brass, bläser", "Horn"), ("banjo", "Banjo"), ("mandolin, mandoline", "Mandolin"),
            ("whistle, whistling, pfeifen", "Whistle"), ("harp, harfe", "Harp"), ("scratch, scratches, turntable, dj", "Scratch"), ("talkbox, talk box", "Talkbox"),
            ("orchestra, orchester, orchestral", "Orchestra"), ("clarinet, klarinette, clarinette", "Clarinet"), ("trombone, posaune", "Trombone"),
        }
        from word in row.Words.Split(", ")
        group row.English by Folding.Fold(word)).ToFrozenDictionary(g => g.Key, g => g.First());

    /// <summary>Numbers written as words, beyond those of <see cref="Identity.Numerals"/>.</summary>
    public static FrozenDictionary<string, int> Numbers { get; } = (
        from row in new (int Value, string Words)[]
        {
            (1, "un, une, uno, una, um, jeden, один, first, erste, erster, erstes, premier, première, primer, primera, primero, primeiro, primeira, primo, prima, pierwsza, первый, перший, första, første, birinci, 一"),
            (2, "deux, dos, due, dois, dwa, два, second, zweite, zweiter, zweites, deuxième, segundo, segunda, secondo, seconda, druga, второй, другий, andra, anden, andre, ikinci, 二"),
            (3, "trois, tres, tre, três, trzy, три, third, dritte, dritter, drittes, troisième, tercero, tercera, terceira, terzo, terza, trzecia, третий, третій, tredje, üçüncü, 三"),
            (4, "quatre, cuatro, quattro, quatro, cztery, четыре, fourth, vierte, vierter, quatrième, cuarta, quarta, четвертый, fjärde, fjerde, dördüncü, 四"),
            (5, "cinq, cinco, cinque, pięć, пять, fifth, fünfte, пятый"),
            (6, "seis, sei, sześć, шесть, sixth"),
        }
        from word in row.Words.Split(", ")
        group row.Value by Folding.Fold(word)).ToFrozenDictionary(g => g.Key, g => g.First());

    /// <summary>Noises and remarks; a bracket that holds one is dropped.</summary>
    public static FrozenSet<string> Cues { get; } = FrozenSet.ToFrozenSet(
        "inaudible, unintelligible, incomprehensible, indistinct, unverständlich, inaudível, inaudibile, inaudible speech, неразборчиво, laughs, laugh, laughter, laughing, chuckles, giggles, lacht, lachen, gelächter, rires, rire, risas, ríe, risos, risate, смех, смеется, applause, applaus, applaudissements, aplausos, applausi, аплодисменты, cheering, cheers, crowd cheering, crowd cheers, crowd, jubel, screams, screaming, scream, schreit, shouts, whispers, whisper, whispered, whispering, flüstert, geflüstert, sighs, sigh, seufzt, coughs, cough, gasps, gasp, sniffs, sobs, crying, weint, claps, clapping, hand claps, handclaps, snaps, finger snaps, whistles, whistling, pfeift, hums, humming, summt, beatbox, beatboxing, scratches, scratching, sfx, sound effects, gunshot, gunshots, thunder, rain, silence, stille, repeat, repeats, repeated, repeat to fade, repeat and fade, wiederholung, wdh, bis, ad lib, ad libs, adlib, adlibs, ad libbing, background vocals, backing vocals, fades, fades out, fades in, fading, music, musik, music plays, music playing, music fades, spoken, gesprochen, censored, bleep, beep, echo, scat, scatting, vocalizing, vocalising, vocalization, vocalizations, vocalisation, non lyrical vocals, non lyrical vocalizations, speaking in foreign language, speaks spanish, speaks french, radio static, static, phone rings, telephone rings, dial tone, bell rings, explosion, countdown, tuning, count in, tape stops, record scratch"
            .Split(", ").Select(Folding.Fold), StringComparer.Ordinal);

    /// <summary>Last words of remarks about the sound: <c>Synth melody fades out</c>.</summary>
    public static FrozenSet<string> SoundVerbs { get; } = FrozenSet.ToFrozenSet(
        ["plays", "playing", "fades", "fading", "stops", "starts", "begins", "continues", "enters", "drops", "rings", "ringing", "laughing", "laughs", "cheering", "cheers", "clapping", "talking", "chattering", "chatter", "breathing", "humming", "screaming", "spielt", "setzt"],
        StringComparer.Ordinal);
}
