#!/usr/bin/env bash
# The first step of training under the Python tool's name and with its options: songs with tags and lyrics become a data set.
#   scripts/train/convert2hf_dataset_new.sh --data_dir data/audio --output_name data/data_sets/jsons_sets
exec "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../../run.sh" convert "$@"
