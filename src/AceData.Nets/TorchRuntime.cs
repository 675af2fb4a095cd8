using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace AceData.Nets;

/// <summary>
/// Finds and loads libtorch. It lies in a folder of its own (<c>ACEDATA_TORCH</c>, set by run.sh and RUN.bat, else
/// <c>torch</c> beside the program), because only some verbs need it and it is a hundred times the size of everything else.
/// Call <see cref="Load"/> before the first use of TorchSharp.
/// </summary>
public static class TorchRuntime
{
    /// <summary>Full path of the backend's folder; it need not exist.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("ACEDATA_TORCH") is { Length: > 0 } configured
            ? Path.GetFullPath(configured)
            : Path.Combine(AppContext.BaseDirectory, "torch");

    private static readonly Lazy<string> Loaded = new(() => LoadFrom(Folder), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The one command that changes over to a backend.</summary>
    /// <param name="backend"><c>cpu</c> or <c>cuda</c>.</param>
    public static string SwitchCommand(string backend) =>
        (OperatingSystem.IsWindows() ? "RUN.bat" : "./run.sh") + " --backend " + backend;

    /// <summary>Loads libtorch once for the process.</summary>
    /// <returns><c>cpu</c> or <c>cuda</c>.</returns>
    /// <exception cref="TorchBackendException">There is none, or it does not load.</exception>
    public static string Load() => Loaded.Value;

    /// <summary>What is there, what loads, what would fit better. Never throws for a missing or broken backend.</summary>
    public static TorchDescription Describe()
    {
        var description = new TorchDescription { Folder = Folder, Driver = NvidiaDriver.Find() };
        try
        {
            return description with { Backend = Load(), Version = torch.__version__, CudaAvailable = torch.cuda_is_available() };
        }
        catch (TorchBackendException exception)
        {
            return description with { Problem = exception.Message };
        }
    }

    internal static string LoadFrom(string folder)
    {
        var library = Path.Combine(folder, NativeName("LibTorchSharp"));
        if (!File.Exists(library))
        {
            throw new TorchBackendException(
                "TORCH-MISSING",
                $"The part that runs neural networks (torch) is not installed: {folder} has no {Path.GetFileName(library)}. "
                + $"Tagging with a model server or without a model works without it. To install it: {SwitchCommand("auto")}");
        }

        // TorchSharp looks libraries up by bare name. What is in memory already is found by that name on every system;
        // the event answers for what the loader did not bring along by itself.
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            NativeLibrary.TryLoad(Path.Combine(folder, NativeName(name)), out var handle) ? handle : 0;
        var cuda = Path.Combine(folder, NativeName("torch_cuda"));
        var hasCuda = File.Exists(cuda);
        try
        {
            if (hasCuda)
            {
                NativeLibrary.Load(cuda);
            }

            NativeLibrary.Load(library);
            InitializeTorch();
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or NotSupportedException or TypeInitializationException)
        {
            throw new TorchBackendException(
                "TORCH-BROKEN",
                $"The part that runs neural networks (torch) in {folder} does not load: {Innermost(exception).Message.Trim()} "
                + $"To install it afresh, delete that folder and call: {SwitchCommand(hasCuda ? "cuda" : "cpu")}",
                exception);
        }

        return hasCuda ? "cuda" : "cpu";
    }

    // Apart from its caller, since the mere compilation of a method that names torch may start TorchSharp's own search.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void InitializeTorch()
    {
        torch.InitializeDeviceType(DeviceType.CPU);

        // float32 means float32 on a graphics card, too: TF32 keeps 10 of 23 bits of each factor, and torch takes it for convolutions unless it is told not to. Training samples made
        // on a card and on a processor are mixed, and whoever wants to be faster than exact chooses bfloat16.
        torch.backends.cuda.matmul.allow_tf32 = false;
        torch.backends.cudnn.allow_tf32 = false;
    }

    private static Exception Innermost(Exception exception) =>
        exception.InnerException is { } inner ? Innermost(inner) : exception;

    private static string NativeName(string name) =>
        name.Contains(".so", StringComparison.Ordinal) || name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name
        : OperatingSystem.IsWindows() ? name + ".dll"
        : "lib" + name + ".so";
}
