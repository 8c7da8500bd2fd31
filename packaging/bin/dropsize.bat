@echo off
rem Starts Dropsize: the window without arguments or with files, else the command line. Installed, it
rem has a Java runtime of its own beside it; else a JDK 25 or newer is looked for.
setlocal EnableExtensions DisableDelayedExpansion
set "OLDEST=25"
rem Warnings of the JVM would end up between results on stdout.
set "STDERR=-XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning:stderr"
set "JDK="
for %%H in ("%~dp0..") do set "APP=%%~fH"

set "WINDOW="
if "%~1"=="" set "WINDOW=1"
if not defined WINDOW call :isfile "%~1"
if exist "%APP%\runtime\bin\java.exe" goto :installed

if defined DROPSIZE_JAVA_HOME call :try "%DROPSIZE_JAVA_HOME%"
if not defined JDK if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for %%J in (java.exe) do if not "%%~$PATH:J"=="" for %%B in ("%%~dp$PATH:J..") do call :try "%%~fB"
for %%V in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto") do if not defined JDK for /d %%D in ("%ProgramFiles%\%%~V\*") do call :try "%%~fD"
if not defined JDK for /d %%D in ("%USERPROFILE%\.jdks\*") do call :try "%%~fD"

if not defined JDK (
    echo Dropsize needs a JDK %OLDEST% or newer: install one, for example Temurin %OLDEST% from adoptium.net, or set DROPSIZE_JAVA_HOME to one. 1>&2
    exit /b 1
)

if defined WINDOW (
    "%JDK%\bin\java.exe" %STDERR% -XX:-CreateCoredumpOnCrash -Djava.awt.headless=true %DROPSIZE_JAVA_OPTS% --module-path "%APP%\lib\javafx" --add-modules javafx.controls,javafx.fxml --enable-native-access=javafx.graphics,ALL-UNNAMED -cp "%APP%\lib\*" io.dropsize.Main %*
) else (
    "%JDK%\bin\java.exe" %STDERR% -XX:-CreateCoredumpOnCrash -Djava.awt.headless=true %DROPSIZE_JAVA_OPTS% "-Ddropsize.launcher=%APP%\bin\dropsize.bat" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "%APP%\lib\*" io.dropsize.Main %*
)
exit /b %ERRORLEVEL%

rem JavaFX is part of the runtime, and the native libraries are files.
:installed
if defined WINDOW (
    start "" "%APP%\Dropsize.exe" %*
    exit /b 0
)
rem As the launcher of the window does: libheif may lie there, and finds what it needs on the path.
set "PATH=%PATH%;%APP%\app"
set "CACHE="
if exist "%APP%\app\dropsize.aot" set CACHE="-XX:AOTCache=%APP%\app\dropsize.aot" "-Xlog:aot*=off:stderr"
"%APP%\runtime\bin\java.exe" %STDERR% -XX:-CreateCoredumpOnCrash -Djava.awt.headless=true %DROPSIZE_JAVA_OPTS% --enable-native-access=javafx.graphics,ALL-UNNAMED -cp "%APP%\app\dropsize.jar" "-Dskiko.library.path=%APP%\app\native" "-Dorg.sqlite.lib.path=%APP%\app\native" "-Djna.boot.library.path=%APP%\app\native" "-Djava.library.path=%APP%\app\native" %CACHE% -Djdk.reflect.useNativeAccessorOnly=true "-Ddropsize.launcher=%APP%\bin\dropsize.bat" -XX:+UseSerialGC io.dropsize.Main %*
exit /b %ERRORLEVEL%

rem Takes the JDK in folder %1 if none is found yet and it is new enough.
:try
if defined JDK exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
set "MAJOR="
if exist "%~1\release" for /f tokens^=2^ delims^=^" %%V in ('findstr /b /c:"JAVA_VERSION=" "%~1\release"') do for /f "delims=.-+" %%M in ("%%V") do set "MAJOR=%%M"
if not defined MAJOR for /f tokens^=2^ delims^=^" %%V in ('""%~1\bin\java.exe" -version 2^>^&1" ^| findstr /c:" version "') do for /f "delims=.-+" %%M in ("%%V") do set "MAJOR=%%M"
if not defined MAJOR exit /b 0
if %MAJOR% GEQ %OLDEST% set "JDK=%~1"
exit /b 0

rem A first argument that is neither a command nor an option is a file for the window.
:isfile
for %%C in (upload resize list link delete destination settings serve token serve-local picgo sxcu) do if /i "%~1"=="%%C" exit /b 0
if exist "%~1" set "WINDOW=1"
exit /b 0
