@echo off
rem The second step of training under the Python tool's name and with its options: a data set becomes training samples.
rem   scripts\train\preprocess_dataset_new.bat --input_name data\data_sets\jsons_sets --output_dir data\data_sets\train_set
"%~dp0..\..\RUN.bat" preprocess %*
