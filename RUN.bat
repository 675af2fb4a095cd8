@echo off
rem AceData on Windows: finds or installs what is missing, builds once, and starts the program with the arguments as given.
rem   RUN.bat tag my-songs              any verb; without arguments: the help
rem   RUN.bat --yes tag my-songs        yes to every question about installing (as ACEDATA_YES=1 does)
rem   RUN.bat --backend auto            installs torch, which runs neural networks: auto, cpu or cuda; a verb may follow
rem Everything that this file says goes to standard error: standard output belongs to the verb.
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "state=%here%artifacts\start"
set "backend="
rem Arguments can hold ! and %%: they are taken as they are, and looked at only through delayed expansion.
set args=%*

setlocal EnableDelayedExpansion
:options
if "!args:~0,5!"=="--yes" (
    set "ACEDATA_YES=1"
    set "args=!args:~6!"
    goto options
)
if "!args:~0,10!"=="--backend " (
    set "args=!args:~10!"
    for %%b in (auto cuda cpu) do (
        if "!args!"=="%%b" set "backend=%%b"& set "args="
        if "!args:~0,5!"=="%%b " set "backend=%%b"& set "args=!args:~5!"
        if "!args:~0,4!"=="%%b " set "backend=%%b"& set "args=!args:~4!"
    )
    if not defined backend (
        echo RUN.bat: --backend is auto, cpu or cuda. 1>&2
        exit /b 2
    )
    goto options
)
set "verb=other"
if "!args:~0,6!"=="doctor" set "verb=doctor"

rem winget puts its programs there, but PATH knows of it only in the next window.
set "PATH=!PATH!;!LOCALAPPDATA!\Microsoft\WinGet\Links;!here!.tools\ffmpeg\bin"

rem The look whether all is ready must not eat the verb's input; what asks questions needs it.
powershell -NoProfile -ExecutionPolicy Bypass -File "!here!eng\start.ps1" -Verb !verb! -Backend "!backend!" -CheckOnly <nul 1>&2
if errorlevel 1 (
    powershell -NoProfile -ExecutionPolicy Bypass -File "!here!eng\start.ps1" -Verb !verb! -Backend "!backend!" 1>&2
    if errorlevel 1 exit /b 3
)
if defined backend if not defined args exit /b 0

rem Written by start.ps1: the folder of the program, where .NET is (system, local or path), the chosen backend or none.
set "folder="
(
    set /p folder=
    set /p dotnet=
    set /p torch=
) <"!state!\ready"
if not defined folder (
    echo AceData could not be prepared: "!state!\ready" is missing. Start RUN.bat again. 1>&2
    exit /b 3
)
if "!dotnet!"=="local" set "DOTNET_ROOT=!here!.tools\dotnet"
if "!dotnet!"=="path" for %%d in (dotnet.exe) do set "DOTNET_ROOT=%%~dp$PATH:d"
if not "!torch!"=="none" set "ACEDATA_TORCH=!here!artifacts\torch\!torch!"
set "program=!state!\!folder!\acedata.exe"

if not defined args (
    "!program!" --help
    set "code=!errorlevel!"
    rem A double click opens a window that would close at once; its command line ends with a blank and a quote.
    set "call=!cmdcmdline:"='!"
    if "!call:~-2!"==" '" pause
    exit /b !code!
)
"!program!" !args!
exit /b !errorlevel!
