using System.Security.Cryptography;
using AceData.Audio;
using AceData.Jobs;
using AceData.Models;
using AceData.Models.Downloading;
using AceData.Models.Getting;
using AceData.Models.Listing;
using AceData.Testing.Networks;

namespace AceData.Tests.Models;

public class GetModelsTests
{
    private const int Cut = 1_200_000;

    [Fact]
    public async Task A_model_is_downloaded_checked_and_written_into_the_list_last()
    {
        await using var folder = new HubFolder();

        var result = await folder.GetAsync();

        Assert.Equal(GotModel.Downloaded, Assert.Single(result.Models).State);
        Assert.Equal(folder.Bytes, File.ReadAllBytes(folder.Placed));
        var locked = ModelLock.Read(folder.Models).Parts[ModelPart.Vocoder.Name];
        Assert.Equal((ModelOrigin.Downloaded, ModelPart.Vocoder.Revision), (locked.Origin, locked.Revision));
        Assert.Equal(Hash(folder.Bytes), locked.Files.Single(file => file.Name == HubFolder.Large).Sha256);
        Assert.False(Directory.Exists(Path.Combine(folder.Models, ".downloads", ModelPart.Vocoder.Name)));
        Assert.All(folder.Hub.Requests, request => Assert.Contains($"/resolve/{ModelPart.Vocoder.Revision}/music_vocoder/", request.Path, StringComparison.Ordinal));
        Assert.Contains(folder.Events, jobEvent => jobEvent is JobProgress { Unit: "MB", Done: 3, Total: > 2 });

        var asked = folder.Hub.Requests.Count;
        Assert.Equal(GotModel.Present, Assert.Single((await folder.GetAsync()).Models).State);
        Assert.Equal(asked, folder.Hub.Requests.Count);
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_where_it_was()
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = request => IsFirst(folder, request) ? new FakeHubFault { CutAfter = Cut } : null;

        await folder.GetAsync();

        Assert.Equal(folder.Bytes, File.ReadAllBytes(folder.Placed));
        var gets = folder.Hub.Gets(HubFolder.Large).ToList();
        Assert.Equal(2, gets.Count);
        Assert.Equal($"bytes={Cut}-", gets[1].Headers["Range"]);
        Assert.Equal($"\"{Hash(folder.Bytes)}\"", gets[1].Headers["If-Range"]);
    }

    [Fact]
    public async Task A_stop_keeps_what_came_and_the_next_run_asks_for_the_rest()
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = request => IsFirst(folder, request) ? new FakeHubFault { CutAfter = Cut, Stalls = true } : null;
        using var stop = new CancellationTokenSource();
        var running = folder.GetAsync(stop: stop.Token);
        await UntilAsync(() => new FileInfo(folder.Partial) is { Exists: true, Length: Cut });
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(Cut, new FileInfo(folder.Partial).Length);
        var listed = ListModels.Run(folder.Models, []).Models.Single(model => model.Name == ModelPart.Vocoder.Name);
        Assert.Equal(ModelState.Partial, listed.State);
        Assert.InRange(listed.Done, Cut, Cut + 100);

        await folder.GetAsync();
        Assert.Equal($"bytes={Cut}-", folder.Hub.Gets(HubFolder.Large).Last().Headers["Range"]);
        Assert.Equal(folder.Bytes, File.ReadAllBytes(folder.Placed));
    }

    [Fact]
    public async Task A_connection_that_falls_silent_counts_as_broken()
    {
        await using var folder = new HubFolder();
        folder.Options = folder.Options with { Silence = TimeSpan.FromMilliseconds(300) };
        folder.Hub.Fault = request => IsFirst(folder, request) ? new FakeHubFault { CutAfter = Cut, Stalls = true } : null;
        await folder.GetAsync();
        Assert.Equal(folder.Bytes, File.ReadAllBytes(folder.Placed));
    }

    [Fact]
    public async Task A_file_that_has_another_tag_than_before_comes_anew()
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = request => IsFirst(folder, request) ? new FakeHubFault { CutAfter = Cut, Tag = "\"old\"" } : null;

        await folder.GetAsync();

        Assert.Equal("\"old\"", folder.Hub.Gets(HubFolder.Large).Last().Headers["If-Range"]);
        Assert.Equal(folder.Bytes, File.ReadAllBytes(folder.Placed));
    }

    [Fact]
    public async Task Bytes_of_another_version_of_the_file_are_not_gone_on_with()
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = request => request.Method == "GET" && request.Path.EndsWith(HubFolder.Large, StringComparison.Ordinal) ? new FakeHubFault { CutAfter = 1000 } : null;
        await Assert.ThrowsAsync<HubException>(() => folder.GetAsync());
        Assert.True(File.Exists(folder.Partial));
        var other = folder.Bytes.Reverse().ToArray();
        folder.Serve(ModelPart.Vocoder, HubFolder.Large, other);
        folder.Hub.Fault = _ => null;

        await folder.GetAsync();

        Assert.False(folder.Hub.Gets(HubFolder.Large).Last().Headers.ContainsKey("Range"));
        Assert.Equal(other, File.ReadAllBytes(folder.Placed));
    }

    [Fact]
    public async Task A_partial_file_that_was_damaged_on_the_disk_is_fetched_once_more_from_the_beginning()
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = request => request.Method == "GET" && request.Path.EndsWith(HubFolder.Large, StringComparison.Ordinal) ? new FakeHubFault { CutAfter = 1000 } : null;
        await Assert.ThrowsAsync<HubException>(() => folder.GetAsync());
        using (var file = new FileStream(folder.Partial, FileMode.Open))
        {
            file.WriteByte((byte)(folder.Bytes[0] + 1));
        }

        folder.Hub.Fault = _ => null;
        await folder.GetAsync();
        Assert.Equal(folder.Bytes, File.ReadAllBytes(folder.Placed));
    }

    [Fact]
    public async Task What_is_not_the_announced_file_is_put_aside_and_never_used()
    {
        await using var folder = new HubFolder();
        var wrong = folder.Bytes.ToArray();
        wrong[77]++;
        folder.Hub.Fault = request => request.Method == "GET" && request.Path.EndsWith(HubFolder.Large, StringComparison.Ordinal) ? new FakeHubFault { Body = wrong } : null;

        var result = await folder.GetAsync();

        var model = Assert.Single(result.Models);
        Assert.Equal((GotModel.Failed, HubException.WrongHash, ExitCode.SomeFailed), (model.State, model.Code, result.Exit));
        Assert.False(File.Exists(folder.Placed));
        Assert.Empty(ModelLock.Read(folder.Models).Parts);
        Assert.Equal(wrong, File.ReadAllBytes(Path.Combine(folder.Models, ".downloads", ModelPart.Vocoder.Name, HubFolder.Large + ".bad")));

        folder.Hub.Fault = _ => null;
        Assert.Equal(ExitCode.Good, (await folder.GetAsync()).Exit);
        Assert.False(Directory.Exists(Path.Combine(folder.Models, ".downloads", ModelPart.Vocoder.Name)));
    }

    [Theory]
    [InlineData(404, HubException.NotFound, "no longer|any more")]
    [InlineData(401, HubException.Refused, "HF_TOKEN")]
    [InlineData(403, HubException.Refused, "HF_TOKEN")]
    [InlineData(418, HubException.BadAnswer, "418")]
    public async Task A_refusal_is_said_in_words_and_other_models_go_on(int status, string code, string words)
    {
        await using var folder = new HubFolder();
        folder.Serve(ModelPart.Codec, "config.json", "{}"u8.ToArray());
        folder.Serve(ModelPart.Codec, HubFolder.Large, folder.Bytes);
        folder.Hub.Fault = request => request.Path.Contains("/music_vocoder/", StringComparison.Ordinal) ? new FakeHubFault { Status = status } : null;

        var result = await folder.GetAsync(request => request with { Names = [ModelPart.Vocoder.Name, ModelPart.Codec.Name] });

        var failed = result.Models.Single(model => model.State == GotModel.Failed);
        Assert.Equal(code, failed.Code);
        Assert.Matches(words, failed.Text!);
        Assert.Equal(GotModel.Downloaded, result.Models.Single(model => model.Name == ModelPart.Codec.Name).State);
    }

    [Fact]
    public async Task A_hub_under_repair_is_asked_again_and_then_given_up()
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = request => IsFirst(folder, request) ? new FakeHubFault { Status = 503 } : null;
        await folder.GetAsync();
        Assert.Equal(folder.Bytes, File.ReadAllBytes(folder.Placed));

        Directory.Delete(folder.Models, recursive: true);
        folder.Hub.Fault = request => request.Method == "GET" ? new FakeHubFault { Status = 429, Headers = ["Retry-After: 0"] } : null;
        var before = folder.Hub.Requests.Count(request => request.Method == "GET");
        var refusal = await Assert.ThrowsAsync<HubException>(() => folder.GetAsync());
        Assert.Equal(HubException.Offline, refusal.Code);
        Assert.Equal(HubOptions.Tries, folder.Hub.Requests.Count(request => request.Method == "GET") - before);
    }

    [Fact]
    public async Task Without_a_network_the_run_ends_and_says_so()
    {
        await using var folder = new HubFolder();
        var refusal = await Assert.ThrowsAsync<HubException>(() => folder.GetAsync(request => request with { Hub = "http://127.0.0.1:9" }));
        Assert.Equal(HubException.Offline, refusal.Code);
    }

    [Fact]
    public async Task A_hub_that_knows_no_part_of_a_file_is_given_up()
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = request => request.Method == "GET" && request.Path.EndsWith(HubFolder.Large, StringComparison.Ordinal) ? new FakeHubFault { Status = 416 } : null;

        var result = await folder.GetAsync().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(GotModel.Failed, Assert.Single(result.Models).State);
        Assert.InRange(folder.Hub.Requests.Count, 1, 40);
    }

    [Fact]
    public async Task What_lies_in_its_place_stays_there_while_the_rest_comes_or_cannot_come()
    {
        await using var folder = new HubFolder();
        await folder.GetAsync();
        var config = Path.Combine(Path.GetDirectoryName(folder.Placed)!, "config.json");
        var before = File.GetLastWriteTimeUtc(folder.Placed);
        File.Delete(config);
        File.Delete(Path.Combine(folder.Models, ModelLock.FileName));
        var options = folder.Options;
        folder.Options = options with { FreeBytes = _ => 0 };
        Assert.Equal("DISK-SPACE", (await Assert.ThrowsAsync<AceDataException>(() => folder.GetAsync())).Code);
        Assert.True(File.Exists(folder.Placed), "Another program may be using it.");

        folder.Options = options;
        Assert.Equal(GotModel.Downloaded, Assert.Single((await folder.GetAsync()).Models).State);
        Assert.Equal((before, true), (File.GetLastWriteTimeUtc(folder.Placed), File.Exists(config)));
        Assert.False(Directory.Exists(Path.Combine(folder.Models, ".downloads", ModelPart.Vocoder.Name)));
    }

    [Fact]
    public async Task Nothing_is_downloaded_when_it_would_not_fit()
    {
        await using var folder = new HubFolder();
        folder.Options = folder.Options with { FreeBytes = _ => 2_000_000 };

        var refusal = await Assert.ThrowsAsync<AceDataException>(() => folder.GetAsync());

        Assert.Equal("DISK-SPACE", refusal.Code);
        Assert.Contains("2.0 MB are free", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Hub.Requests, request => request.Method == "GET");
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(9_000_000)]
    public async Task A_length_that_is_a_lie_does_no_harm(long said)
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = request => IsFirst(folder, request) ? new FakeHubFault { Length = said } : null;
        await folder.GetAsync();
        Assert.Equal(folder.Bytes, File.ReadAllBytes(folder.Placed));
    }

    [Fact]
    public async Task A_size_that_cannot_be_is_refused_before_the_first_byte()
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = _ => new FakeHubFault { LinkedSize = 10_000_000_000_000 };
        Assert.Equal(HubException.BadAnswer, Assert.Single((await folder.GetAsync()).Models).Code);
        Assert.DoesNotContain(folder.Hub.Requests, request => request.Method == "GET");
    }

    [Fact]
    public async Task Another_version_than_the_pinned_one_is_refused()
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = _ => new FakeHubFault { Commit = new string('a', 40) };
        Assert.Equal(HubException.BadAnswer, Assert.Single((await folder.GetAsync()).Models).Code);
    }

    [Fact]
    public async Task A_file_without_a_hash_is_not_fetched()
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = _ => new FakeHubFault { Tag = "W/\"x\"", LinkedTag = "\"5-61\"" };
        Assert.Equal(HubException.BadAnswer, Assert.Single((await folder.GetAsync()).Models).Code);
        Assert.DoesNotContain(folder.Hub.Requests, request => request.Method == "GET");
    }

    [Fact]
    public async Task A_hash_that_contradicts_the_known_one_is_refused_before_the_first_byte()
    {
        await using var folder = new HubFolder();
        folder.Serve(ModelPart.Mert, "config.json", "{}"u8.ToArray());
        folder.Serve(ModelPart.Mert, "pytorch_model.bin", folder.Bytes);

        var result = await folder.GetAsync(request => request with { Names = [ModelPart.Mert.Name], Yes = true });

        Assert.Equal(HubException.WrongHash, Assert.Single(result.Models).Code);
        Assert.DoesNotContain(folder.Hub.Requests, request => request.Method == "GET");
    }

    [Fact]
    public async Task Small_files_are_checked_by_the_hash_of_git()
    {
        await using var folder = new HubFolder();

        // printf 'x' | git hash-object --stdin
        folder.Serve(ModelPart.Vocoder, "config.json", "x"u8.ToArray());
        folder.Hub.Fault = request => request.Path.EndsWith("config.json", StringComparison.Ordinal) ? new FakeHubFault { LinkedTag = "\"c1b0730e01334e4ad1c97cd2a2e4ba6a4a7ba2b6\"" } : null;
        Assert.Equal(HubException.WrongHash, Assert.Single((await folder.GetAsync()).Models).Code);

        folder.Hub.Fault = request => request.Path.EndsWith("config.json", StringComparison.Ordinal) ? new FakeHubFault { LinkedTag = "\"c1b0730e0133447badcfd47fd144e254807b06e1\"" } : null;
        Assert.Equal(GotModel.Downloaded, Assert.Single((await folder.GetAsync()).Models).State);
    }

    [Fact]
    public async Task A_mirror_may_send_to_another_host_and_no_token_goes_with_it()
    {
        await using var folder = new HubFolder();
        await using var other = new FakeHub();
        other.Files["there/x/y"] = folder.Bytes;
        folder.Options = folder.Options with { Token = "hf_secret" };
        folder.Hub.Fault = request => request.Path.EndsWith(HubFolder.Large, StringComparison.Ordinal)
            ? new FakeHubFault { Status = 302, Headers = [$"Location: {other.Address}/there/x/y", $"X-Linked-Etag: \"{Hash(folder.Bytes)}\"", $"X-Linked-Size: {folder.Bytes.Length}"] }
            : null;

        await folder.GetAsync();

        Assert.Equal(folder.Bytes, File.ReadAllBytes(folder.Placed));
        Assert.NotEmpty(other.Requests);
        Assert.All(folder.Hub.Requests.Concat(other.Requests), request => Assert.False(request.Headers.ContainsKey("Authorization")));
    }

    [Theory]
    [InlineData("https://cdn-lfs.huggingface.co/x", true)]
    [InlineData("https://cas-bridge.xethub.hf.co/x", true)]
    [InlineData("https://huggingface.co/other", true)]
    [InlineData("http://huggingface.co/x", false)]
    [InlineData("https://evil.example/x", false)]
    [InlineData("https://huggingface.co.evil.example/x", false)]
    [InlineData("https://nothf.co/x", false)]
    [InlineData("file:///etc/passwd", false)]
    public void The_usual_hub_is_followed_to_its_own_hosts_only(string target, bool may) =>
        Assert.Equal(may, HubClient.MayFollow(new Uri(HubOptions.Usual), new Uri(target), isMirror: false));

    [Fact]
    public async Task All_goes_through_the_proxy_that_is_set()
    {
        await using var folder = new HubFolder();

        await folder.GetAsync(request => request with { Hub = "http://mirror.internal", Proxy = folder.Hub.Address });

        Assert.Equal(folder.Bytes, File.ReadAllBytes(folder.Placed));
        Assert.All(folder.Hub.Requests, request => Assert.Equal("mirror.internal", request.ProxiedHost));
    }

    [Fact]
    public async Task Licences_without_commercial_use_are_asked_about_before_anybody_is_contacted()
    {
        await using var folder = new HubFolder();
        var question = await Assert.ThrowsAsync<AceDataException>(() => folder.GetAsync(request => request with { Names = [ModelPart.Mert.Name, ModelPart.MHubert.Name] }));
        Assert.Equal(GetModelsRequest.AskLicence, question.Code);
        Assert.Contains("CC-BY-NC-4.0", question.Message, StringComparison.Ordinal);
        Assert.Contains("CC-BY-NC-SA-4.0", question.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Hub.Requests);
    }

    [Fact]
    public async Task Real_models_are_not_put_beside_tiny_ones()
    {
        await using var folder = new HubFolder();
        await folder.GetAsync(request => request with { Tiny = true, Names = [] });
        var refusal = await Assert.ThrowsAsync<AceDataException>(() => folder.GetAsync());
        Assert.Equal("MODELS-MIXED", refusal.Code);
    }

    [Fact]
    public async Task Two_runs_of_one_model_do_not_write_into_each_other()
    {
        await using var folder = new HubFolder();
        folder.Hub.Fault = request => IsFirst(folder, request) ? new FakeHubFault { CutAfter = Cut, Stalls = true } : null;
        using var stop = new CancellationTokenSource();
        var first = folder.GetAsync(stop: stop.Token);
        await UntilAsync(() => new FileInfo(folder.Partial) is { Exists: true, Length: Cut });

        Assert.Equal(HubException.Busy, Assert.Single((await folder.GetAsync()).Models).Code);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    private static bool IsFirst(HubFolder folder, FakeHubRequest request) =>
        request.Method == "GET" && request.Path.EndsWith(HubFolder.Large, StringComparison.Ordinal) && folder.Hub.Gets(HubFolder.Large).Count() == 1;

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
