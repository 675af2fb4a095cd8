@echo off
rem The first step of training under the Python tool's name and with its options: songs with tags and lyrics become a data set.
rem   scripts\train\convert2hf_dataset_new.bat --data_dir data\audio --output_name data\data_sets\jsons_sets
"%~dp0..\..\RUN.bat" convert %*
