using AceData.Benchmarks;

// Accuracy and speed tables; README.md beside this folder has the last numbers.
return args switch
{
    ["answers", var file, ..] => AnswersTable.Run(file),
    ["estimates", .. var folders] when folders.Length > 0 => await EstimatesTable.RunAsync(folders),
    ["key", .. var rest] => await KeyTable.RunAsync(rest),
    ["tagging", .. var rest] => await TaggingTable.RunAsync(rest is [var count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 1000),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: ./bench.sh TABLE
          answers FILE.jsonl      labelled answers of models: exactly right, precision, recall
          estimates FOLDER…       folders of songs with a truth.json: tempo, key, cost against decoding
          key FOLDER… [--json FILE]  the key alone, with the kinds of errors and the calibration
          tagging [SONGS]         songs a second with the fake engine, scan of 10,000 files, memory
        """);
    return 2;
}
