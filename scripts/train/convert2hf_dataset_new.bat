@echo off
rem The first step of training under the Python tool's name and with its options: songs with tags and lyrics become a data set.
rem   scripts\train\convert2hf_dataset_new.bat --data_dir data\audio --output_name data\data_sets\jsons_sets
setlocal EnableExtensions DisableDelayedExpansion
rem Messages name the program by its path, without the way up from here.
for %%i in ("%~dp0..\..\RUN.bat") do set "run=%%~fi"
"%run%" convert %*
