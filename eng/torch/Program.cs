// TorchSharp's own native library is built with GCC 13 and asks for GLIBCXX_3.4.32, which Debian 12 and Ubuntu 22.04 lack.
// The one symbol behind it, std::ios_base_library_init, is an empty hook that nothing calls: with the version marked weak
// the library loads everywhere. The new bytes get a new file, since the old one may be a hard link into the package cache,
// and the old time, so that the next build's copy step sees no difference.
using AceData.TorchBackend;

var path = args[0];
var elf = File.ReadAllBytes(path);
if (ElfVersionNeeds.MakeWeak(elf, "GLIBCXX_3.4.32"))
{
    var temporary = path + ".new";
#pragma warning disable RS0030 // A build step on a build output: AtomicFile belongs to the product, which this does not reference.
    File.WriteAllBytes(temporary, elf);
    File.SetLastWriteTimeUtc(temporary, File.GetLastWriteTimeUtc(path));
    File.Move(temporary, path, overwrite: true);
#pragma warning restore RS0030
}
