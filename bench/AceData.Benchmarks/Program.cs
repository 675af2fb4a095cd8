using AceData.Benchmarks;
using AceData.Benchmarks.Page;

// Accuracy and speed tables; README.md beside this folder has the last numbers.
return args switch
{
    ["answers", var file, ..] => AnswersTable.Run(file),
    ["tempo", .. var folders] when folders.Length > 0 => await TempoTable.RunAsync(folders),
    ["key", .. var rest] => await KeyTable.RunAsync(rest),
    ["peaks", .. var folders] when folders.Length > 0 => await ListeningTable.RunAsync(folders),
    ["tagging", .. var rest] => await TaggingTable.RunAsync(rest is [var count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 1000),
    ["lyrics", .. var rest] => LyricsTable.Run(rest is ["--wrong"]),
    ["lyrics-match", ..] => await LyricsMatchTable.RunAsync(),
    ["library", .. var rest] => await LibraryTable.RunAsync(rest is [var count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 10_000),
    ["page", .. var parts] => await PageTable.RunAsync(parts),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: ./bench.sh TABLE
          answers FILE.jsonl      labelled answers of models: exactly right, precision, recall
          tempo FOLDER…           folders of songs with a truth.json: tempo, and the cost of tempo and key against decoding
          key FOLDER…             the same folders: key
          lyrics [--wrong]        sections guessed from repetitions on the tuned and the kept songs, time of cleaning
          lyrics-match            labelled pairs of songs and found texts: precision, recall; side cars of 10,000 songs
          library [SONGS]         opening, filtering, editing and undoing 10,000 songs
          page [PART…]            the page in a real browser: runs, tagging, list (10,000 songs), memory, upload, loss
          peaks FOLDER…           folders of songs: what a look at a song costs; beats where a truth.json has them
          tagging [SONGS]         songs a second with the fake engine, scan of 10,000 files, memory
        """);
    return 2;
}
