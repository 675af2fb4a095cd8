using System.Globalization;
using AceData.Audio;
using AceData.Files;
using AceData.Jobs.Board;
using AceData.Requests;
using AceData.Settings;
using AceData.Testing.Job;

// A program for tests of jobs: a child that acts, or a board that is killed.
switch (args)
{
    // act --request FILE --events json --parent stdin
    case ["act", "--request", var file, ..]:
        using (var actor = new Actor())
        {
            return actor.Run(RequestJson.Parse<ActRequest>(TextFile.Read(file, 1 << 20).Text, file));
        }

    // Opens the board of a data folder, starts one job per request file, and waits to be killed.
    case ["host", var root, .. var requests]:
        using (var instance = InstanceLock.Take(DataRoot.Resolve(root, root), TimeProvider.System))
        {
            var board = JobBoard.Open(instance, new JobBoardOptions { Program = JobProgram.OfThisProcess(), Operations = [Actor.Operation] });
            foreach (var file in requests)
            {
                var request = RequestJson.Parse<ActRequest>(TextFile.Read(file, 1 << 20).Text, file);
                board.Start(new JobOrder { CommandId = Guid.NewGuid(), Operation = Actor.Operation, Request = request, Title = Path.GetFileName(file) });
            }

            Console.Out.Write("open\n");
            Console.Out.Flush();
            Thread.Sleep(TimeSpan.FromMinutes(2));
            await board.DisposeAsync();
            return 0;
        }

    // Takes the data folder and says so, or says who has it.
    case ["hold", var root, var milliseconds]:
        try
        {
            using var instance = InstanceLock.Take(DataRoot.Resolve(root, root), TimeProvider.System);
            instance.Announce(new Uri("http://127.0.0.1:7860"));
            Console.Out.Write("held\n");
            Console.Out.Flush();
            Thread.Sleep(int.Parse(milliseconds, CultureInfo.InvariantCulture));
            return 0;
        }
        catch (AceDataException e)
        {
            Console.Out.Write($"{e.Code}: {e.Message}\n");
            return 3;
        }

    default:
        return 2;
}
