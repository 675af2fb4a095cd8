namespace AceData.Testing.Lyrics;

/// <summary>Words and sentences of the made-up songs.</summary>
internal static class SongWords
{
    public const int Languages = 4;

    /// <returns>Sentences with up to three gaps, what fills them, and syllables without meaning.</returns>
    public static (string[] Templates, string[] Nouns, string[] Syllables) Of(int language) => language switch
    {
        0 => (
            ["I left the {0} beside the {1}", "And every {0} remembers you", "Don't tell the {0}, don't tell the {1}", "We drove the {0} down to the {1}", "There is a {0} inside my {1}", "Nobody sings about the {0} like the {1}",
             "You were the {0}, I was the {1}", "Hold on to the {0} tonight", "Somewhere a {0} is waiting for a {1}", "The {0} fell asleep, oh", "If I had a {0}, I would give you the {1}", "They sold the {0} for a {1} and a {2}",
             "My mother kept a {0} under the {1}", "Let the {0} burn until the {1} is gone", "Count me a {0}, count me a {1}", "It was only a {0} in the end", "So I followed the {0} home"],
            ["river", "lantern", "window", "engine", "harbour", "feather", "winter", "mountain", "radio", "garden", "pocket", "thunder", "mirror", "suitcase", "violin", "ladder", "orchard", "satellite", "candle", "stranger", "bridle", "compass", "meadow", "island"],
            ["na", "la", "oh", "hey"]),
        1 => (
            ["Ich lege {0} unter {1}", "Und niemand fragt nach {0}", "Wir tragen {0} bis zu {1}", "Du warst wie {0}, ich war wie {1}", "Irgendwo wartet {0} auf {1}", "Sag mir, wer hat {0} gesehen", "Es bleibt nur {0} in {1}, ja",
             "Am Ende liegt {0} auf dem Tisch", "Keiner singt so leise wie {0}", "Gib mir {0}, gib mir {1}", "Heute Nacht gehört {0} uns", "Meine Mutter träumt von {0} und {1}", "Hinter {0} fängt {1} erst an", "Ich folge {0} nach Haus"],
            ["ein Fenster", "ein Regen", "ein Garten", "ein Bahnhof", "ein Schatten", "ein Koffer", "ein Klavier", "ein Winter", "ein Hafen", "ein Spiegel", "ein Feuer", "ein Messer", "ein Schiff", "ein Brief", "ein Wald", "ein Sommer", "ein Schlüssel", "ein Löwe"],
            ["na", "la", "oh", "hey"]),
        2 => (
            ["Je garde {0} pour {1}", "Et personne ne voit {0}", "On marche avec {0} vers {1}", "Tu étais {0}, j'étais {1}", "Quelque part {0} attend {1}", "Dis-moi qui a pris {0}", "Il ne reste que {0}, oui", "Ce soir {0} est à nous",
             "Ma mère chante {0} et {1}", "Donne-moi {0}, donne-moi {1}", "Derrière {0} commence {1}", "J'ai perdu {0} dans {1}", "Laisse brûler {0} jusqu'à demain"],
            ["la rivière", "le jardin", "une fenêtre", "la lumière", "un bateau", "le miroir", "la poussière", "un piano", "le silence", "une valise", "la montagne", "un oiseau", "le velours", "une étoile", "la gare", "un couteau"],
            ["na", "la", "oh", "hé"]),
        _ => (
            ["Guardo {0} para {1}", "Y nadie pregunta por {0}", "Llevamos {0} hasta {1}", "Tú eras {0}, yo era {1}", "En algún lugar {0} espera {1}", "Dime quién tiene {0}", "Sólo queda {0}, ay", "Esta noche {0} es nuestra",
             "Mi madre sueña con {0} y {1}", "Dame {0}, dame {1}", "Detrás de {0} empieza {1}", "Perdí {0} en {1}", "Deja que arda {0} hasta mañana"],
            ["la ventana", "el jardín", "una guitarra", "la ceniza", "un barco", "el espejo", "la frontera", "un caballo", "el invierno", "una maleta", "la montaña", "un reloj", "el desierto", "una estrella", "la estación", "un cuchillo"],
            ["na", "la", "oh", "ay"]),
    };
}
