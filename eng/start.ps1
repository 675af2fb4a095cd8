# Called by RUN.bat: the same as eng/sdk.sh and eng/build.sh, for Windows PowerShell 5.1. Leaves artifacts\start\ready.
# -CheckOnly: exit code 0 if the program can start at once. All text goes to standard error.
param([string]$Verb = '', [string]$Backend = '', [switch]$CheckOnly)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$repository = Split-Path -Parent $PSScriptRoot
$state = Join-Path $repository 'artifacts/start'
$sdkVersion = '10.0.401'
$dotnetFeed = 'https://builds.dotnet.microsoft.com/dotnet'
if ($env:ACEDATA_DOTNET_FEED) { $dotnetFeed = $env:ACEDATA_DOTNET_FEED }
$exe = if ($env:OS -eq 'Windows_NT') { '.exe' } else { '' }

function Say([string[]]$Lines) { foreach ($line in $Lines) { [Console]::Error.WriteLine($line) } }

function Stop-Start([string[]]$Lines) {
    Say (@('') + $Lines)
    exit 3
}

# Goes on, or leaves with the commands to do it oneself.
function Confirm-Step([string]$Question, [string[]]$Commands) {
    if ($env:ACEDATA_YES -eq '1') { return }
    if ([Console]::IsInputRedirected) {
        Stop-Start (@('Nothing was installed, since there is no terminal to ask on. Either answer yes beforehand',
            '(set ACEDATA_YES=1, or: RUN.bat --yes ...), or do it yourself:') + $Commands)
    }
    [Console]::Error.Write("$Question (y/N) ")
    if ([Console]::ReadLine() -notmatch '^[yYjJ]') { Stop-Start (@('Nothing was installed. To do it yourself:') + $Commands) }
}

function Find-Program([string]$Name) {
    $found = @(Get-Command $Name -CommandType Application -ErrorAction SilentlyContinue)
    if ($found.Count) { $found[0].Source }
}

function Get-Download([string]$Address, [string]$File) {
    Say "Downloading $Address"
    try {
        $curl = Find-Program "curl$exe"
        if ($curl) {
            & $curl --fail --location --silent --show-error --connect-timeout 20 --speed-limit 1000 --speed-time 60 --retry 2 --output $File $Address
            if ($LASTEXITCODE -ne 0) { throw "curl ended with $LASTEXITCODE" }
        } else {
            [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
            Invoke-WebRequest -UseBasicParsing -TimeoutSec 60 -Uri $Address -OutFile $File
        }
    } catch {
        Stop-Start "This could not be downloaded: $Address ($($_.Exception.Message))",
            'Is the computer online? Behind a proxy, set https_proxy. Then start again.'
    }
}

# Install-Archive: downloads a zip, checks it, and moves one folder of it into place.
function Install-Archive([string]$Address, [string]$Algorithm, [string]$Hash, [string]$Folder, [string]$Inner = '') {
    $work = "$Folder.$PID"
    try {
        New-Item -ItemType Directory -Force $work | Out-Null
        $zip = Join-Path $work 'archive.zip'
        Get-Download $Address $zip
        if ((Get-FileHash -Algorithm $Algorithm -LiteralPath $zip).Hash -ne $Hash) {
            Stop-Start "The downloaded file is not the one that was published (its $Algorithm differs); it was deleted: $Address",
                'Start again; if it happens twice, something on the way changes downloads (a proxy, a virus scanner).'
        }
        Say "$Algorithm is right; unpacking."
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        [IO.Compression.ZipFile]::ExtractToDirectory($zip, (Join-Path $work 'new'))
        $source = Join-Path $work 'new'
        if ($Inner) { $source = @(Get-ChildItem -Directory -Path $source -Filter $Inner)[0].FullName }
        if (Test-Path $Folder) { Remove-Item -Recurse -Force -LiteralPath $Folder }
        Move-Item -LiteralPath $source -Destination $Folder
    } finally {
        Remove-Item -Recurse -Force -LiteralPath $work -ErrorAction SilentlyContinue
    }
}

. (Join-Path $PSScriptRoot 'tools.ps1')
. (Join-Path $PSScriptRoot 'build.ps1')

if ($CheckOnly) {
    $ready = (Test-Program) -and (Test-Backend) -and -not $Backend -and ($Verb -eq 'doctor' -or (Test-Ffmpeg))
    exit ([int](-not $ready))
}
if ($Verb -ne 'doctor' -and -not (Test-Ffmpeg)) { Install-Ffmpeg }
$lock = Enter-BuildLock
try {
    if (-not (Test-Program)) { Build-Program }
    if ($Backend -or -not (Test-Backend)) { Build-Backend $Backend }
} finally {
    $lock.Dispose()
}
