# Part of start.ps1: builds the program and the torch backend, only when something changed.

# Names, sizes and times of everything that goes into a build.
function Get-Sources([string[]]$Places) {
    $lines = foreach ($place in $Places) {
        $path = Join-Path $repository $place
        if (Test-Path -LiteralPath $path) {
            Get-ChildItem -LiteralPath $path -Recurse -File | Where-Object { $_.FullName -notmatch '[\\/]wwwroot[\\/]lib[\\/]' } | # unpacked by the build itself
                ForEach-Object { "$($_.FullName) $($_.Length) $($_.LastWriteTimeUtc.Ticks)" }
        }
    }
    Get-TextHash (@($lines | Sort-Object) -join "`n")
}

function Get-TextHash([string]$Text) {
    $sha = [Security.Cryptography.SHA256]::Create()
    try { [BitConverter]::ToString($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($Text))).Replace('-', '') } finally { $sha.Dispose() }
}

function Get-ProgramSources {
    Get-Sources 'src', 'config', 'presets', 'eng', 'Directory.Build.props', 'Directory.Packages.props', 'global.json'
}

# What a backend is made of: its project and the versions.
function Get-BackendSources {
    $versions = [IO.File]::ReadAllLines((Join-Path $repository 'Directory.Packages.props')) -match 'torch'
    Get-TextHash ((Get-Sources 'eng/torch') + ($versions -join "`n"))
}

function Read-Lines([string]$Path) { if (Test-Path -LiteralPath $Path) { , @([IO.File]::ReadAllLines($Path)) } else { , @() } }

# What the last build left in the file `ready`, in the order of Write-Ready.
function Read-Ready { , @((Read-Lines (Join-Path $state 'ready')) -replace '^[a-z]+=') }

# The file `ready`: folder of the program, where .NET is, the chosen backend or none, what the sources looked like.
function Write-Ready([string]$Folder, [string]$Dotnet, [string]$Torch, [string]$Sources) {
    $path = Join-Path $state 'ready'
    [IO.File]::WriteAllText("$path.new", (@("folder=$Folder", "dotnet=$Dotnet", "torch=$Torch", "sources=$Sources", '') -join "`r`n"))
    if (Test-Path -LiteralPath $path) { [IO.File]::Delete($path) }
    [IO.File]::Move("$path.new", $path)
}

function Test-Program {
    $ready = Read-Ready
    ($ready.Count -ge 4) -and (Test-Path -LiteralPath (Join-Path $state "$($ready[0])/acedata$exe")) -and ($ready[3] -eq (Get-ProgramSources))
}

# True also when none is chosen: only networks need one.
function Test-Backend {
    $ready = Read-Ready
    ($ready.Count -lt 4) -or ($ready[2] -eq 'none') -or (Test-BackendFolder $ready[2])
}

function Test-BackendFolder([string]$Name) {
    $made = Read-Lines (Join-Path $repository "artifacts/torch/$Name/made-from")
    ($made.Count -ge 1) -and ($made[0] -eq (Get-BackendSources))
}

# Two starts at the same moment build once, one after the other.
function Enter-BuildLock {
    try {
        New-Item -ItemType Directory -Force $state | Out-Null
        [IO.File]::AppendAllText((Join-Path $state 'writable'), '')
    } catch {
        Stop-Start "AceData has to be built, but its folder cannot be written: $repository", 'Put it where you may write, for example in your Documents folder.'
    }
    for ($second = 0; $second -lt 900; $second++) {
        try {
            return [IO.File]::Open((Join-Path $state 'lock'), 'OpenOrCreate', 'ReadWrite', 'None')
        } catch [IO.IOException] {
            if ($second -eq 0) { Say 'Another start is building AceData; waiting for it.' }
            Start-Sleep 1
        }
    }
    Stop-Start 'The other start has not finished for 15 minutes. End it and start again.'
}

function Build-Program {
    $dotnet = Get-Dotnet
    $old = Read-Ready
    $torch = if ($old.Count -ge 4) { $old[2] } else { 'none' }
    $sources = Get-ProgramSources
    $folder = 'app-{0:yyyyMMdd-HHmmss}-{1}' -f (Get-Date), $PID
    Say 'Building AceData; the first time this fetches about 70 MB of packages from nuget.org and npmjs.org and takes about a minute.'
    # Analyzers and warnings are the developers' matter; a newer SDK must not keep anyone from starting.
    Invoke-Build $dotnet.Program 'build.log' ('publish src/AceData.Cli --configuration Release --use-current-runtime --self-contained false' +
        " --artifacts-path `"$state/build`" --output `"$state/$folder`"" +
        ' -p:TreatWarningsAsErrors=false -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:GenerateDocumentationFile=false')
    Write-Ready $folder $dotnet.Name $torch $sources
    # A program may still run from an older folder; Windows keeps what is in use.
    Get-ChildItem -LiteralPath $state -Directory -Filter 'app-*' | Sort-Object Name -Descending | Select-Object -Skip 3 |
        Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
}

function Test-Nvidia { Test-Path (Join-Path ([Environment]::SystemDirectory) 'nvcuda.dll') }

# '' means the chosen one again, in the version that fits the program.
function Build-Backend([string]$Choice) {
    $ready = Read-Ready
    if (-not $Choice) { $Choice = $ready[2] }
    if ($Choice -eq 'auto') { $Choice = if (Test-Nvidia) { 'cuda' } else { 'cpu' } }
    if (-not (Test-BackendFolder $Choice)) {
        $size = if ($Choice -eq 'cuda') { 'about 3 GB to download, 6 GB on disk; needs an NVIDIA driver 525 or newer' } else { 'about 80 MB to download, 0.4 GB on disk' }
        $target = Join-Path $repository "artifacts/torch/$Choice"
        Say "Torch for ${Choice}: $size, from nuget.org (signed packages), to $target"
        Confirm-Step 'Download it now?' "    RUN.bat --yes --backend $Choice"
        Invoke-Build (Get-Dotnet).Program 'backend.log' "build eng/torch --configuration Release --artifacts-path `"$state/build`" -p:TorchBackend=$Choice"
        [IO.File]::WriteAllText((Join-Path $target 'made-from'), (Get-BackendSources))
    }
    Write-Ready $ready[0] $ready[1] $Choice $ready[3]
    Say "Torch for $Choice is ready."
}

# All output goes to the log; a failure is said in a few lines. No build servers stay behind.
function Invoke-Build([string]$Dotnet, [string]$LogName, [string]$Arguments) {
    $log = Join-Path $state $LogName
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $process = Start-Process -FilePath $Dotnet -WorkingDirectory $repository -NoNewWindow -PassThru `
        -ArgumentList "$Arguments -nodeReuse:false -p:UseSharedCompilation=false -verbosity:minimal -tl:off" `
        -RedirectStandardOutput $log -RedirectStandardError "$log.err"
    $null = $process.Handle # without it the exit code is lost
    while (-not $process.WaitForExit(1000)) {
        if (-not [Console]::IsErrorRedirected) { [Console]::Error.Write("`r  $([int]$watch.Elapsed.TotalSeconds) s ") }
    }
    if ($process.ExitCode -eq 0) {
        Say "Done in $([int]$watch.Elapsed.TotalSeconds) s."
        return
    }
    $text = @(Read-Lines $log) + @(Read-Lines "$log.err")
    $errors = @($text -match ' error |^error' -replace ' \[[^\]]*\]$' | Select-Object -Unique -First 5)
    if (-not $errors.Count) { $errors = @($text | Select-Object -Last 5) }
    Say (@('', "The build failed. The first errors (everything is in $log):") + @($errors | ForEach-Object { "    $($_.Trim())" }))
    $all = $text -join "`n"
    if ($all -match 'not enough space|No space left') { Stop-Start 'The disk is full. Make room and start again.' }
    if ($all -match 'NU1301|Unable to load the service index|NU1101') {
        Stop-Start 'Packages could not be fetched from nuget.org. Is the computer online (proxy: https_proxy)? Then start again.'
    }
    Stop-Start "Delete the folder $(Join-Path $repository 'artifacts') and start again. If that does not help, report it together with the log."
}
