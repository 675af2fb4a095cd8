namespace AceData.Samples.Hdf5;

/// <summary>An HDF5 file is not what it says it is; whoever opened it knows its name and tells the person.</summary>
/// <param name="why">Goes on after "cannot be read: ", without a full stop.</param>
internal sealed class Hdf5Damage(string why) : Exception(why)
{
    /// <summary>The file is whole, but of a kind that is not read.</summary>
    public bool IsForeign { get; private init; }

    /// <summary>For what is whole and only not supported.</summary>
    public static Hdf5Damage Foreign(string why) => new(why) { IsForeign = true };
}
