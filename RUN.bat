@echo off
rem AceData on Windows: finds or installs what is missing, builds once, and starts the program with the arguments as given.
rem   RUN.bat                           opens AceData in the browser; a double click does so
rem   RUN.bat tag my-songs              any verb; --help lists them
rem   RUN.bat --yes tag my-songs        yes to every question about installing (as ACEDATA_YES=1 does)
rem   RUN.bat --backend auto            installs torch, which runs neural networks: auto, cpu or cuda; a verb may follow
rem Everything that this file says goes to standard error: standard output belongs to the verb.
rem Without delayed expansion, since arguments and folders can hold exclamation marks; without nested blocks, since those
rem are where cmd and its copies differ.
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
rem Messages name commands as they can be typed here: RUN.bat lyrics ... (before any shift, which moves this too).
set "ACEDATA_COMMAND=%~0"
set "state=%here%artifacts\start"
set "backend="
set "own="
set args=%*

:options
if "%~1"=="--yes" goto yes
if not "%~1"=="--backend" goto prepare
if "%~2"=="auto" goto backend
if "%~2"=="cuda" goto backend
if "%~2"=="cpu" goto backend
echo RUN.bat: --backend is auto, cpu or cuda. 1>&2
exit /b 2

:yes
set "ACEDATA_YES=1"
set "own=yes"
set args=%args:*--yes=%
shift
goto options

:backend
set "backend=%~2"
set "own=yes"
set args=%args:*--backend=%
if "%~2"=="auto" set args=%args:*auto=%
if "%~2"=="cuda" set args=%args:*cuda=%
if "%~2"=="cpu" set args=%args:*cpu=%
shift
shift
goto options

:prepare
set "verb=%~1"
if not "%verb%"=="doctor" set "verb=other"
rem winget puts its programs there, but PATH knows of it only in the next window.
set "PATH=%PATH%;%LOCALAPPDATA%\Microsoft\WinGet\Links;%here%.tools\ffmpeg\bin"
rem The look whether all is ready must not eat the verb's input; what asks questions needs it.
powershell -NoProfile -ExecutionPolicy Bypass -File "%here%eng\start.ps1" -Verb %verb% -Backend "%backend%" -CheckOnly <nul 1>&2
if not errorlevel 1 goto ready
powershell -NoProfile -ExecutionPolicy Bypass -File "%here%eng\start.ps1" -Verb %verb% -Backend "%backend%" 1>&2
if errorlevel 1 exit /b 3

:ready
if "%~1"=="" if defined backend exit /b 0
rem Written by start.ps1: folder= of the program, dotnet= (system, local or path), torch= (the chosen backend, or none).
set "folder="
for /f "usebackq tokens=1,2 delims==" %%a in ("%state%\ready") do set "%%a=%%b"
if not defined folder goto missing
if "%dotnet%"=="local" set "DOTNET_ROOT=%here%.tools\dotnet"
if "%dotnet%"=="path" for %%d in (dotnet.exe) do set "DOTNET_ROOT=%%~dp$PATH:d"
if not "%torch%"=="none" set "ACEDATA_TORCH=%here%artifacts\torch\%torch%"
set "program=%state%\%folder%\acedata.exe"
if "%~1"=="" goto page
if defined own goto rest
"%program%" %*
exit /b %errorlevel%

:rest
"%program%" %args%
exit /b %errorlevel%

:page
"%program%" web
set "code=%errorlevel%"
if "%code%"=="0" exit /b 0
rem A double click opens a window that would close before anyone can read why; its command line ends with a blank and a quote.
set "call=%cmdcmdline:"='%"
if "%call:~-2%"==" '" pause
exit /b %code%

:missing
echo AceData could not be prepared: "%state%\ready" is missing. Start RUN.bat again. 1>&2
exit /b 3
