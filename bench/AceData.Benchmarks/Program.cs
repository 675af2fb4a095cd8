using AceData.Benchmarks;
using AceData.Benchmarks.Nets;
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
    ["tokens", ..] => TokensTable.Run(),
    ["lyrics-match", ..] => await LyricsMatchTable.RunAsync(),
    ["library", .. var rest] => await LibraryTable.RunAsync(rest is [var count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 10_000),
    ["dataset", .. var rest] => await DatasetTable.RunAsync(rest is [var count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 10_000),
    ["weights", .. var rest] => WeightsTable.Run(rest is [var megabytes, ..] ? int.Parse(megabytes, System.Globalization.CultureInfo.InvariantCulture) : 1000),
    ["samples", .. var rest] => await SamplesTable.RunAsync(rest is [var seconds, ..] ? int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 240),
    ["nets", .. var rest] => NetsTable.Run(rest),
    ["cards", .. var rest] => CardsTable.Run(rest),
    ["rehearse" or "--rehearse", "preprocess", .. var rest] => await PreprocessRehearsal.RunAsync(rest),
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
          tokens                  lines a second of the tokenizers of prompts and lyrics, languages of lines told apart
          library [SONGS]         opening, filtering, editing and undoing 10,000 songs
          dataset [SONGS]         checking, converting and reading 10,000 songs, memory
          page [PART…]            the page in a real browser: runs, tagging, list (10,000 songs), memory, upload, loss, log
          nets [--bf16] [WORD]    the networks of preprocessing at their real size against PyTorch; --busy on a machine that others use
          cards [WORD]            the same on a graphics card: time, memory, difference from the processor
          rehearse preprocess [SECONDS] [--bf16] [--card]  a song through all networks of preprocessing at their real size: memory and time of each
          peaks FOLDER…           folders of songs: what a look at a song costs; beats where a truth.json has them
          weights [MB]            reading and writing weights of networks: MB/s, memory beyond the tensors (1,000 MB)
          samples [SECONDS]       training samples of a song (240 s), packed and plain: MB/s of a core, size
          tagging [SONGS]         songs a second with the fake engine, scan of 10,000 files, memory
        """);
    return 2;
}
