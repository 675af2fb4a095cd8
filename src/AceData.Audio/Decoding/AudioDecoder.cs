using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AceData.Audio.Decoding;

/// <summary>
/// Reads audio files with ffmpeg and ffprobe as child processes: every path is absolute and marked as a file, only sound
/// demuxers and only the file protocol are allowed, and the exit code is not believed alone: ffmpeg ends with 0 on half a file.
/// </summary>
public sealed partial class AudioDecoder(FfmpegTools tools, TimeProvider? time = null)
{
    private const int LowestRate = 4000;
    private const int HighestRate = 1_000_000;
    private const double LowestBitsPerSecond = 8000;

    /// <summary>A header may say anything; no song is longer than a week.</summary>
    private const double LongestSong = 7 * 24 * 3600;
    private const long ProbeOutputLimit = 32 << 20;

    private static readonly TimeSpan ProbeDeadline = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Takes the next decoded samples, one channel, −1…1 nominally, finite or not.</summary>
    public delegate void SampleReader(ReadOnlySpan<float> samples);

    /// <summary>Asks a file what it is.</summary>
    /// <exception cref="AceDataException">FILE-GONE, FILE-NO-ACCESS, AUDIO-EMPTY, AUDIO-BAD, AUDIO-PLAYLIST, AUDIO-TIMEOUT.</exception>
    public async Task<AudioProbe> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        AudioFileCheck.Check(path);
        var json = new MemoryStream();
        var request = new ChildProcessRequest
        {
            Program = tools.Ffprobe,
            Arguments =
            [
                "-hide_banner", "-v", "warning", "-protocol_whitelist", "file", "-format_whitelist", AudioFormats.Demuxers,
                "-show_entries", "format=format_name,duration:format_tags:stream=codec_type,codec_name,channels,sample_rate,duration:stream_tags",
                "-of", "json", "-i", Url(path),
            ],
            Deadline = ProbeDeadline,
            OutputLimit = ProbeOutputLimit,
        };
        var result = await ChildProcess.RunAsync(request, json.Write, _time, cancellationToken);
        if (result.End == ChildProcessEnd.DeadlinePassed)
        {
            throw new AceDataException("AUDIO-TIMEOUT", "The file gave no answer when it was opened. It may be damaged, or its disk is asleep or away. Try again, or leave it out.");
        }

        AudioProbe? probe;
        try
        {
            probe = result is { End: ChildProcessEnd.Exited, ExitCode: 0 } ? ProbeJson.Parse(json.ToArray(), result.ErrorText) : throw AudioComplaint.NotAudio(path, result);
        }
        catch (JsonException exception)
        {
            throw AudioComplaint.NotAudio(path, result, exception);
        }

        if (probe is null)
        {
            throw ForeignContent.Refusal(path) ?? new AceDataException("AUDIO-BAD", "There is no sound in this file, only a picture or a video. Leave it out.");
        }

        return probe switch
        {
            { SampleRate: >= LowestRate and <= HighestRate, Channels: > 0 } => probe,
            _ when ForeignContent.Refusal(path) is { } foreign => throw foreign,
            { SampleRate: 0 } or { Channels: 0 } => throw new AceDataException("AUDIO-BAD", "The beginning of this file is damaged, or it is no audio at all: it does not say how its sound is stored. Play it to check, then convert or download it again."),
            _ => throw new AceDataException("AUDIO-BAD", string.Create(CultureInfo.InvariantCulture, $"The file says it has {probe.Channels} channels at {probe.SampleRate} samples per second, which is no music. Its beginning is damaged; convert or download it again.")),
        };
    }

    /// <summary>Decodes a file, or a part of it, to one channel and hands the samples on as they come.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="probe">What <see cref="ProbeAsync"/> said about it.</param>
    /// <param name="part">The part wanted; null for all.</param>
    /// <param name="sampleRate">Hz wanted.</param>
    /// <param name="onSamples">Takes the samples.</param>
    /// <param name="cancellationToken">Stops; the child process is gone then.</param>
    /// <exception cref="AceDataException">AUDIO-BAD (no sample came), AUDIO-TIMEOUT, AUDIO-TOO-LARGE, FILE-GONE.</exception>
    public async Task<DecodedAudio> StreamAsync(string path, AudioProbe probe, AudioPart? part, int sampleRate, SampleReader onSamples, CancellationToken cancellationToken) =>
        await ReadAsync(path, Arguments(path, probe, part, sampleRate), LongestSeconds(path, probe, part), sampleRate, onSamples, cancellationToken);

    // Reads raw samples from ffmpeg; a rate of several channels counts the samples of all.
    private async Task<DecodedAudio> ReadAsync(string path, IReadOnlyList<string> arguments, double longest, int sampleRate, SampleReader onSamples, CancellationToken cancellationToken)
    {
        var request = new ChildProcessRequest
        {
            Program = tools.Ffmpeg,
            Arguments = arguments,
            Deadline = TimeSpan.FromSeconds(60 + (0.1 * longest)),
            OutputLimit = (long)(longest * 1.1 * sampleRate * sizeof(float)) + (1 << 20),
        };
        var pending = new byte[sizeof(float)];
        var pendingLength = 0;
        var samples = 0L;
        var result = await ChildProcess.RunAsync(request, Take, _time, cancellationToken);
        return result.End switch
        {
            ChildProcessEnd.DeadlinePassed => throw new AceDataException("AUDIO-TIMEOUT", "Reading this file took far too long and was ended. It may be damaged, or its disk is asleep or away. Try again, or leave it out."),
            ChildProcessEnd.OutputLimitPassed => throw new AceDataException("AUDIO-TOO-LARGE", "The file holds far more sound than it says, as a damaged or dangerous one does. It was left out; convert it again if you know it is good."),
            _ when samples == 0 => throw AudioComplaint.NotAudio(path, result),
            _ => new DecodedAudio(samples, sampleRate, AudioComplaint.Damage(result)),
        };

        void Take(ReadOnlySpan<byte> bytes)
        {
            // A pipe cuts where it likes, also within a sample.
            while (pendingLength > 0 && bytes.Length > 0)
            {
                pending[pendingLength++] = bytes[0];
                bytes = bytes[1..];
                if (pendingLength == sizeof(float))
                {
                    onSamples(MemoryMarshal.Cast<byte, float>(pending));
                    samples++;
                    pendingLength = 0;
                }
            }

            var whole = MemoryMarshal.Cast<byte, float>(bytes);
            if (whole.Length > 0)
            {
                onSamples(whole);
                samples += whole.Length;
            }

            var rest = bytes[(whole.Length * sizeof(float))..];
            if (pendingLength == 0)
            {
                rest.CopyTo(pending);
                pendingLength = rest.Length;
            }
        }
    }

    /// <summary>Decodes a part of a file into memory.</summary>
    /// <inheritdoc cref="StreamAsync"/>
    public async Task<Waveform> DecodeAsync(string path, AudioProbe probe, AudioPart? part, int sampleRate, CancellationToken cancellationToken)
    {
        var samples = new List<float>(part is null ? 0 : (int)(part.DurationSeconds * sampleRate));
        await StreamAsync(path, probe, part, sampleRate, block => samples.AddRange(block), cancellationToken);
        return new Waveform([.. samples], sampleRate);
    }

    private static List<string> Arguments(string path, AudioProbe probe, AudioPart? part, int sampleRate)
    {
        List<string> arguments = ["-nostdin", "-hide_banner", "-v", "error", "-protocol_whitelist", "file", "-format_whitelist", AudioFormats.Demuxers];
        if (part is not null)
        {
            arguments.AddRange(["-ss", part.StartSeconds.ToString("0.000", CultureInfo.InvariantCulture)]);
        }

        arguments.AddRange(["-i", Url(path), "-map", "0:a:0", "-vn", "-sn", "-dn"]);
        if (part is not null)
        {
            arguments.AddRange(["-t", part.DurationSeconds.ToString("0.000", CultureInfo.InvariantCulture)]);
        }

        arguments.AddRange(ToMono(probe));
        arguments.AddRange(["-ar", sampleRate.ToString(CultureInfo.InvariantCulture), "-f", "f32le", "pipe:1"]);
        return arguments;
    }

    /// <summary>Mixes all channels to one.</summary>
    internal static string[] ToMono(AudioProbe probe) =>

        // Without the limit, two equal channels at full scale become one of 1.41: samples of sound files are mixed as if they
        // could not clip. Beyond eight channels there is no layout to mix by: every channel counts the same.
        probe.Channels > 8
            ? ["-af", "pan=mono|c0=" + string.Join('+', Enumerable.Range(0, Math.Min(probe.Channels, 64)).Select(c => string.Create(CultureInfo.InvariantCulture, $"{1.0 / probe.Channels:0.######}*c{c}")))]
            : ["-ac", "1", "-rematrix_maxval", "1"];

    /// <summary>The most sound that can come: what the container says, or where that is a guess, what the bytes can hold.</summary>
    internal static double LongestSeconds(string path, AudioProbe probe, AudioPart? part)
    {
        if (part is not null)
        {
            return part.DurationSeconds;
        }

        var said = probe.IsDurationEstimated ? null : probe.DurationSeconds;
        return Math.Min(said ?? new FileInfo(path).Length * 8 / LowestBitsPerSecond, LongestSong);
    }

    internal static string Url(string path) => "file:" + Path.GetFullPath(path);
}
