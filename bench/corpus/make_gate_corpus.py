#!/usr/bin/python3
"""make_gate_corpus.py OUT --songs FOLDER [--seed S] [--n N]: clips on the border of having a key, for the gate of the key estimator.

N clips of each kind: noise (colours, wind, sea, rain, applause, engine), speech (espeak-ng), drums (General MIDI kits with toms and
unpitched percussion), drums with speech: none of them has a key. And speech, mostly louder than the music, over songs of another corpus
(16 bit WAV and truth.json): those keep the song's key. Writes 22,050 Hz mono WAV, 30 to 45 s, and truth.json.
Needs fluidsynth fluid-soundfont-gm timgm6mb-soundfont espeak-ng python3-numpy (Debian)."""
import argparse, json, os, random, struct, subprocess, sys
import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from make_corpus import SF, WORDS, chunk, espeak, read_wav, write_wav

RATE = 22050
UNPITCHED = [39, 54, 56, 58, 60, 61, 62, 63, 64, 65, 66, 69, 70, 73, 74, 75]
TEXTS = {'en': WORDS,
         'de': 'es war einmal ein kleines Haus am Rande des Waldes und darin wohnte eine alte Frau mit ihrer Katze und einem Buch voller Bilder'.split(),
         'fr': 'il y avait une fois une petite ville pres de la mer ou les gens parlaient toute la journee de la pluie et du beau temps'.split(),
         'es': 'habia una vez un pueblo pequeno en la montana donde nadie tenia prisa y todos contaban historias de antes'.split()}


def noise(r, g):
    n = RATE * r.randint(30, 45); t = np.arange(n) / RATE; kind = r.choice(['colour', 'colour', 'wind', 'sea', 'rain', 'applause', 'engine'])
    spectrum = np.fft.rfft(g.standard_normal(n)); f = np.fft.rfftfreq(n, 1 / RATE)
    if kind == 'colour':
        return np.fft.irfft(spectrum / np.maximum(f, 20) ** r.choice([0, .5, .75, 1]), n)
    if kind in ('wind', 'sea'):
        low, high = (r.uniform(50, 150), r.uniform(500, 1500)) if kind == 'wind' else (60, 5000)
        spectrum[(f < low) | (f > high)] = 0
        return np.fft.irfft(spectrum, n) * (1.2 + np.sin(2 * np.pi * t * r.uniform(.08, .2)) + .5 * np.sin(2 * np.pi * t * .31))
    x = np.zeros(n); length = {'rain': 300, 'applause': 900, 'engine': 400}[kind]; fall = np.exp(-np.arange(length) / (length / 5))
    at = g.integers(0, n - length, 4000) if kind != 'engine' else np.cumsum(RATE / (25 + 20 * np.sin(np.arange(1500) * r.uniform(.02, .05)) + g.standard_normal(1500))).astype(int)
    for i in at[at < n - length]:
        x[i:i + length] += g.standard_normal(length) * fall * r.uniform(.2, 1)
    return x


def speech(r, out):
    voice = r.choice(['en', 'en', 'de', 'fr', 'es']); words = [w for _ in range(9) for w in r.sample(TEXTS[voice], len(TEXTS[voice]))]
    path = os.path.join(out, 'voice.wav'); x = espeak(' '.join(words), path, r.randint(120, 220), r.randint(10, 95), voice + r.choice(['', '+f2', '+m3', '+f4', '+m7']))
    os.remove(path)
    return x[::2][:RATE * r.randint(30, 45)]


def drums(r, out):
    hits, step, s = [], 15 / r.choice([70, 90, 110, 125, 140, 174]), 0
    kick = [i for i in range(16) if r.random() < .25 or i == 0]; snare = r.choice([[4, 12], [8], [4, 12, 15], [6, 12]])
    toms = r.random() < .4; hat = r.choice([1, 2, 4]); more = r.sample(UNPITCHED, 3) if r.random() < .5 else []
    while s * step < 40:
        at = max(0, s * step + r.gauss(0, .004)); place = s % 16
        hits += [(at, r.choice([35, 36]), 110)] * (place in kick) + [(at, r.choice([38, 40]), 105)] * (place in snare) + [(at, r.choice([42, 42, 46]), 70)] * (place % hat == 0)
        hits += [(at, r.choice([41, 43, 45, 47, 48, 50]), 100)] * (toms and r.random() < .15) + [(at, 49, 100)] * (place == 0 and r.random() < .2)
        hits += [(at, p, 85) for p in more if r.random() < .2]
        s += 1
    events = [(0, 0, bytes([0xC9, r.choice([0, 8, 16, 24, 25, 32, 40])]))]
    events += [x for at, note, v in hits for x in ((int(at * 960), 6, bytes([0x99, note, v])), (int(at * 960) + 60, 5, bytes([0x89, note, 0])))]
    midi, raw = os.path.join(out, 'drums.mid'), os.path.join(out, 'drums.raw.wav')
    with open(midi, 'wb') as f:
        f.write(b'MThd' + struct.pack('>IHHH', 6, 1, 2, 480) + chunk([(0, 0, b'\xff\x51\x03\x07\xa1\x20')]) + chunk(events))
    subprocess.run(['fluidsynth', '-ni', '-q', '-g', '0.5', '-r', str(RATE), '-F', raw, SF[r.choice(['fluid', 'tim'])], midi], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    x, _ = read_wav(raw); os.remove(raw); os.remove(midi)
    return x.mean(1)[:40 * RATE]


def level(x):
    return x / (np.sqrt(np.mean(x * x)) + 1e-9)


def mixed(voice, music, decibels):
    n = min(len(voice), len(music))
    return level(voice[:n]) * 10 ** (decibels / 20) + level(music[:n])


a = argparse.ArgumentParser()
a.add_argument('out'); a.add_argument('--songs', required=True); a.add_argument('--seed', type=int, default=1); a.add_argument('--n', type=int, default=40)
a = a.parse_args()
os.makedirs(a.out, exist_ok=True)
r, g, truth = random.Random(a.seed), np.random.default_rng(a.seed), []
songs = [s for s in json.load(open(os.path.join(a.songs, 'truth.json'))) if s['tonic']]


def write(kind, i, x, song=None):
    if r.random() < .3:
        x = np.tanh(2 * x / (np.abs(x).max() + 1e-9))
    name = '%s_%03d.wav' % (kind, i); write_wav(os.path.join(a.out, name), (.8 * x / (np.abs(x).max() + 1e-9))[:, None], RATE)
    truth.append({'file': name, 'genre': kind, 'tonic': song and song['tonic'], 'mode': song and song['mode']})


for i in range(a.n):
    write('noise', i, noise(r, g)); write('speech', i, speech(r, a.out)); write('drums', i, drums(r, a.out))
    write('drumspeech', i, mixed(speech(r, a.out), drums(r, a.out), r.uniform(-6, 9)))
    song = r.choice(songs); x, rate = read_wav(os.path.join(a.songs, song['file'])); x = x.mean(1)[::rate // RATE]
    write('songspeech', i, mixed(speech(r, a.out), x, r.uniform(-3, 10)), song)
json.dump(truth, open(os.path.join(a.out, 'truth.json'), 'w'), indent=1)
