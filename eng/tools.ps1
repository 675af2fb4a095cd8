# Part of start.ps1: .NET and ffmpeg.

function Test-Ffmpeg { (Find-Program 'ffmpeg') -and (Find-Program 'ffprobe') }

# winget checks what it downloads against its own list of hashes; the zip is checked against its publisher's.
function Install-Ffmpeg {
    $folder = Join-Path $repository '.tools/ffmpeg'
    $zip = 'https://www.gyan.dev/ffmpeg/builds/ffmpeg-release-essentials.zip'
    $winget = 'winget install --id Gyan.FFmpeg --exact --source winget --accept-source-agreements --accept-package-agreements'
    if (Find-Program 'winget') {
        Say 'AceData needs ffmpeg, which reads audio files. It comes from the winget source (about 200 MB, hash checked by winget):', "    $winget"
        Confirm-Step 'Run it now?' "    $winget"
        & winget install --id Gyan.FFmpeg --exact --source winget --accept-source-agreements --accept-package-agreements
        if (Test-Ffmpeg) { return }
        Say 'winget did not bring ffmpeg; the zip of the same publisher is the other way.'
    }
    Say 'AceData needs ffmpeg, which reads audio files (about 100 MB to download).', "    from:   $zip",
        "    check:  SHA-256 as published in $zip.sha256", "    to:     $folder (this folder only; nothing on the system is changed)"
    Confirm-Step 'Download it now?' "    $winget", "    or unpack $zip so that $folder\bin\ffmpeg.exe is there"
    New-Item -ItemType Directory -Force (Split-Path -Parent $folder) | Out-Null
    $list = "$folder.sha256"
    Get-Download "$zip.sha256" $list
    $hash = ([IO.File]::ReadAllText($list).Trim() -split '\s+')[0]
    Remove-Item -LiteralPath $list
    Install-Archive $zip 'SHA256' $hash $folder 'ffmpeg-*'
}

# Looks for an SDK that global.json accepts: returns its folder and how RUN.bat can name it.
function Find-Dotnet {
    $places = @(
        @('path', (Find-Program "dotnet$exe")),
        @('local', (Join-Path $repository ".tools/dotnet/dotnet$exe")))
    if ($env:ProgramFiles) { $places = , @('system', (Join-Path $env:ProgramFiles 'dotnet/dotnet.exe')) + $places }
    foreach ($place in $places) {
        if ($place[1] -and (Test-Path -LiteralPath $place[1])) {
            Push-Location $repository
            try {
                $ErrorActionPreference = 'Continue' # what dotnet says on standard error is no reason to stop
                & $place[1] --version 2>&1 | Out-Null
                if ($LASTEXITCODE -eq 0) { return @{ Name = $place[0]; Program = $place[1] } }
            } finally {
                Pop-Location
            }
        }
    }
}

function Get-Dotnet {
    $found = Find-Dotnet
    if (-not $found) {
        Install-Dotnet (Join-Path $repository '.tools/dotnet')
        $found = Find-Dotnet
        if (-not $found) { Stop-Start 'The .NET SDK was installed but does not run. Install it from https://dotnet.microsoft.com/download and start again.' }
    }
    $found
}

# The pinned SDK from Microsoft, checked against the SHA-512 of Microsoft's release list.
function Install-Dotnet([string]$Folder) {
    $machine = if ($env:PROCESSOR_ARCHITECTURE -eq 'ARM64') { 'arm64' } else { 'x64' }
    $file = "dotnet-sdk-$sdkVersion-win-$machine.zip"
    $list = "$dotnetFeed/release-metadata/$($sdkVersion -replace '\.\d+$')/releases.json"
    Say "AceData needs the .NET SDK $sdkVersion (about 300 MB to download, 800 MB on disk).", "    from:   $dotnetFeed",
        "    check:  SHA-512 as published in $list", "    to:     $Folder (this folder only; nothing on the system is changed)"
    Confirm-Step 'Download it now?' '    install the .NET SDK 10 as https://dotnet.microsoft.com/download says, and start again'
    New-Item -ItemType Directory -Force (Split-Path -Parent $Folder) | Out-Null
    $json = "$Folder.json"
    Get-Download $list $json
    $releases = [IO.File]::ReadAllText($json) | ConvertFrom-Json
    Remove-Item -LiteralPath $json
    $entry = @($releases.releases | ForEach-Object { $_.sdk.files } | Where-Object { $_.url -like "*/$file" })
    if (-not $entry.Count -or $entry[0].hash.Length -ne 128) {
        Stop-Start "Microsoft's release list names no $file.", 'Install the .NET SDK 10 yourself (https://dotnet.microsoft.com/download) and start again.'
    }
    $address = $entry[0].url -replace '^https://builds\.dotnet\.microsoft\.com/dotnet', $dotnetFeed
    Install-Archive $address 'SHA512' $entry[0].hash $Folder
}
