namespace AceData.Files;

/// <summary>Why a file call failed, the same on every system.</summary>
internal enum FileFault
{
    Other,
    DiskFull,
    DiskReadOnly,
    DiskBroken,
    Denied,
    NotFound,
    Exists,
    Busy,
    TooManyOpen,
    NameTooLong,
    OtherDisk,
    NotSupported,

    /// <summary>A folder, a pipe or a device where a file is wanted.</summary>
    NotAFile,
}

/// <summary>One file call failed; <see cref="AtomicFile"/> turns it into words.</summary>
internal sealed class FileFaultException : IOException
{
    /// <param name="fault">The kind.</param>
    /// <param name="call">The call, such as <c>fsync</c>.</param>
    /// <param name="path">The file or folder.</param>
    /// <param name="number">The system's own number of the error.</param>
    /// <param name="innerException">What the framework threw, if it did.</param>
    public FileFaultException(FileFault fault, string call, string path, int number, Exception? innerException = null)
        : base($"{call} '{path}': {fault} ({number})", innerException)
    {
        Fault = fault;
        Call = call;
        Number = number;
    }

    public FileFault Fault { get; }

    public string Call { get; }

    public int Number { get; }

    /// <summary>The kind of an error number of Linux.</summary>
    public static FileFault OfErrno(int errno) => errno switch
    {
        28 or 122 => FileFault.DiskFull, // ENOSPC, EDQUOT
        30 => FileFault.DiskReadOnly, // EROFS
        5 or 6 or 19 or 116 => FileFault.DiskBroken, // EIO, ENXIO, ENODEV, ESTALE
        1 or 13 => FileFault.Denied, // EPERM, EACCES
        2 or 20 => FileFault.NotFound, // ENOENT, ENOTDIR
        17 => FileFault.Exists, // EEXIST
        11 or 16 or 26 => FileFault.Busy, // EAGAIN, EBUSY, ETXTBSY
        23 or 24 => FileFault.TooManyOpen, // ENFILE, EMFILE
        36 => FileFault.NameTooLong, // ENAMETOOLONG
        18 => FileFault.OtherDisk, // EXDEV
        22 or 38 or 95 => FileFault.NotSupported, // EINVAL, ENOSYS, EOPNOTSUPP
        _ => FileFault.Other,
    };

    /// <summary>The kind of an error number of Windows.</summary>
    public static FileFault OfWindows(int error) => error switch
    {
        39 or 112 or 1295 or 1816 => FileFault.DiskFull, // HANDLE_DISK_FULL, DISK_FULL, DISK_QUOTA_EXCEEDED, NOT_ENOUGH_QUOTA
        19 => FileFault.DiskReadOnly, // WRITE_PROTECT
        21 or 23 or 1117 or 1167 => FileFault.DiskBroken, // NOT_READY, CRC, IO_DEVICE, DEVICE_NOT_CONNECTED
        5 => FileFault.Denied, // ACCESS_DENIED
        2 or 3 => FileFault.NotFound, // FILE_NOT_FOUND, PATH_NOT_FOUND
        80 or 183 => FileFault.Exists, // FILE_EXISTS, ALREADY_EXISTS
        32 or 33 => FileFault.Busy, // SHARING_VIOLATION, LOCK_VIOLATION
        4 => FileFault.TooManyOpen, // TOO_MANY_OPEN_FILES
        111 or 206 => FileFault.NameTooLong, // BUFFER_OVERFLOW, FILENAME_EXCED_RANGE
        17 => FileFault.OtherDisk, // NOT_SAME_DEVICE
        1 or 50 => FileFault.NotSupported, // INVALID_FUNCTION, NOT_SUPPORTED
        _ => FileFault.Other,
    };
}
