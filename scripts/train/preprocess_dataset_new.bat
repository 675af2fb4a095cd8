@echo off
rem The second step of training under the Python tool's name and with its options: a data set becomes training samples.
rem   scripts\train\preprocess_dataset_new.bat --input_name data\data_sets\jsons_sets --output_dir data\data_sets\train_set
setlocal EnableExtensions DisableDelayedExpansion
rem Messages name the program by its path, without the way up from here.
for %%i in ("%~dp0..\..\RUN.bat") do set "run=%%~fi"
"%run%" preprocess %*
