#!/usr/bin/python3
"""Composes short pieces in a known key and renders them: training material for the key estimator.

  make_tonal_corpus.py OUT [--seed 1] [--n 200] [--seconds 60]

Functional harmony (phrases, cadences, applied dominants, modulations that return), two-voice counterpoint, chorales, modal vamps
and minor loops, in many textures and General MIDI instruments. Everything is composed by the rules below and follows from --seed.
Writes 22,050 Hz mono WAV and truth.json (file, genre, tonic, mode).

needs: fluidsynth fluid-soundfont-gm timgm6mb-soundfont python3-numpy (Debian)"""
import argparse, json, os, random, struct, subprocess, wave
from concurrent.futures import ThreadPoolExecutor
import numpy as np

SOUND_FONTS = ['/usr/share/sounds/sf2/FluidR3_GM.sf2', '/usr/share/sounds/sf2/FluidR3_GM.sf2', '/usr/share/sounds/sf2/TimGM6mb.sf2']
NOTES = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B']
SHAPES = {'M': (0, 4, 7), 'm': (0, 3, 7), 'd': (0, 3, 6), '7': (0, 4, 7, 10), 'd7': (0, 3, 6, 9), 'h7': (0, 3, 6, 10),
          'm7': (0, 3, 7, 10), 'M7': (0, 4, 7, 11), 's': (0, 5, 7), '5': (0, 7), '6': (0, 4, 7, 9)}
SCALES = {'major': (0, 2, 4, 5, 7, 9, 11), 'minor': (0, 2, 3, 5, 7, 8, 10), 'harmonic': (0, 2, 3, 5, 7, 8, 11), 'melodic': (0, 2, 3, 5, 7, 9, 11),
          'dorian': (0, 2, 3, 5, 7, 9, 10), 'mixolydian': (0, 2, 4, 5, 7, 9, 10), 'phrygian': (0, 1, 3, 5, 7, 8, 10), 'lydian': (0, 2, 4, 6, 7, 9, 11)}

# A chord is (root above the tonic, shape, bass above the root). What may follow what, with weights.
FUNCTIONAL = {
    'major': {
        'I': ((0, 'M', 0), {'IV': 4, 'V': 3, 'V7': 2, 'vi': 3, 'ii': 3, 'ii6': 2, 'I6': 2, 'iii': .7, 'V65': 1.5, 'V7/IV': .6, 'V7/V': .7, 'V7/vi': .6, 'V7/ii': .5, 'viio6': .7}),
        'I6': ((0, 'M', 4), {'IV': 3, 'ii6': 3, 'V': 2, 'V43': 1, 'ii': 1}),
        'ii': ((2, 'm', 0), {'V': 4, 'V7': 4, 'I64': 2, 'viio6': .7, 'V7/V': .7}),
        'ii6': ((2, 'm', 3), {'V': 3, 'V7': 3, 'I64': 3}),
        'iii': ((4, 'm', 0), {'vi': 3, 'IV': 3}),
        'IV': ((5, 'M', 0), {'V': 4, 'V7': 3, 'I': 2.5, 'ii': 2, 'I64': 2, 'viio': .7, 'V7/V': .7, 'iv': .3}),
        'iv': ((5, 'm', 0), {'I': 2, 'V': 1}),
        'V': ((7, 'M', 0), {'I': 5, 'V7': 2, 'vi': 1.5, 'I6': 1}),
        'V7': ((7, '7', 0), {'I': 6, 'vi': 1.2}),
        'V65': ((7, '7', 4), {'I': 4}), 'V43': ((7, '7', 7), {'I': 3, 'I6': 1}),
        'vi': ((9, 'm', 0), {'ii': 3, 'IV': 3, 'ii6': 1.5, 'V7/V': 1, 'iii': .5}),
        'viio': ((11, 'd', 0), {'I': 3}), 'viio6': ((11, 'd', 3), {'I': 2, 'I6': 2}),
        'I64': ((0, 'M', 7), {'V': 2, 'V7': 3}),
        'V7/V': ((2, '7', 0), {'V': 4, 'V7': 1, 'I64': 1}), 'V7/vi': ((4, '7', 0), {'vi': 3}), 'V7/ii': ((9, '7', 0), {'ii': 3}), 'V7/IV': ((0, '7', 0), {'IV': 3})},
    'minor': {
        'I': ((0, 'm', 0), {'iv': 4, 'V': 3, 'V7': 2.5, 'VI': 2.5, 'iio6': 2.5, 'I6': 2, 'III': .8, 'VII': .8, 'V65': 1.5, 'viio7': 1, 'v6': .6, 'N6': .4, 'V7/iv': .6}),
        'I6': ((0, 'm', 3), {'iv': 3, 'iio6': 3, 'V': 2, 'V43': 1}),
        'iio6': ((2, 'd', 3), {'V': 3, 'V7': 3, 'I64': 2, 'viio7': .7}), 'iih': ((2, 'h7', 0), {'V': 2, 'V7': 3}),
        'III': ((3, 'M', 0), {'VI': 3, 'iv': 2, 'iio6': 1, 'VII': 1}),
        'iv': ((5, 'm', 0), {'V': 4, 'V7': 3, 'I': 2, 'iih': 1.5, 'I64': 2, 'VII': .8, 'viio7': .7}),
        'v6': ((7, 'm', 3), {'VI': 2, 'iv': 2}),
        'V': ((7, 'M', 0), {'I': 5, 'V7': 2, 'VI': 1.5, 'I6': 1}),
        'V7': ((7, '7', 0), {'I': 6, 'VI': 1.2}),
        'V65': ((7, '7', 4), {'I': 4}), 'V43': ((7, '7', 7), {'I': 3, 'I6': 1}),
        'VI': ((8, 'M', 0), {'iv': 2.5, 'iio6': 3, 'V': 1.5, 'III': .7, 'Ger': .6, 'VII': .6}),
        'VII': ((10, 'M', 0), {'III': 4, 'I': 1}),
        'viio7': ((11, 'd7', 0), {'I': 4, 'V7': .7}),
        'I64': ((0, 'm', 7), {'V': 2, 'V7': 3}),
        'N6': ((1, 'M', 4), {'V': 2, 'V7': 2, 'I64': 1}), 'Ger': ((8, '7', 0), {'V': 2, 'I64': 2}), 'V7/iv': ((0, '7', 0), {'iv': 3})}}
CADENCES = {'major': [['ii6', 'V7', 'I'], ['IV', 'V7', 'I'], ['ii', 'V7', 'I'], ['ii6', 'I64', 'V7', 'I'], ['IV', 'I64', 'V', 'I'], ['V7/V', 'V7', 'I']],
            'minor': [['iio6', 'V7', 'I'], ['iv', 'V7', 'I'], ['iv', 'I64', 'V7', 'I'], ['iio6', 'I64', 'V', 'I'], ['N6', 'V7', 'I'], ['iih', 'V7', 'I']]}
LOOPS = {  # (mode of the scale, mode of the label): root and shape
    ('minor', 'minor'): [[(0, 'm'), (8, 'M'), (3, 'M'), (10, 'M')], [(0, 'm'), (10, 'M'), (8, 'M'), (10, 'M')], [(0, 'm'), (5, 'm'), (8, 'M'), (7, 'M')], [(0, 'm'), (3, 'M'), (8, 'M'), (7, '7')],
                         [(0, 'm'), (10, 'M'), (5, 'm'), (7, 'M')], [(0, 'm'), (8, 'M'), (5, 'm'), (7, 'm')], [(0, 'm'), (0, 'm'), (5, 'm'), (0, 'm')], [(0, 'm'), (8, 'M'), (10, 'M'), (7, 'm')],
                         [(8, 'M'), (10, 'M'), (0, 'm'), (0, 'm')], [(5, 'm'), (8, 'M'), (0, 'm'), (10, 'M')], [(0, 'm'), (0, 'm'), (8, 'M'), (8, 'M')], [(0, 'm7'), (5, 'm7'), (0, 'm7'), (7, '7')], [(0, 'm'), (7, 'M'), (8, 'M'), (5, 'm')]],
    ('dorian', 'minor'): [[(0, 'm7'), (5, '7')], [(0, 'm'), (10, 'M'), (5, 'M'), (5, 'M')], [(0, 'm'), (3, 'M'), (5, 'M'), (0, 'm')]],
    ('phrygian', 'minor'): [[(0, 'm'), (1, 'M')], [(0, 'm'), (1, 'M'), (10, 'm'), (0, 'm')]],
    ('major', 'major'): [[(0, 'M'), (7, 'M'), (9, 'm'), (5, 'M')], [(0, 'M'), (9, 'm'), (5, 'M'), (7, 'M')], [(0, 'M'), (5, 'M'), (7, 'M'), (5, 'M')], [(0, 'M'), (4, 'm'), (5, 'M'), (7, 'M')],
                         [(0, 'M'), (2, 'm'), (5, 'M'), (7, 'M')], [(5, 'M'), (7, 'M'), (4, 'm'), (9, 'm'), (2, 'm'), (7, 'M'), (0, 'M'), (0, 'M')], [(0, 'M'), (7, 'M'), (9, 'm'), (4, 'm'), (5, 'M'), (0, 'M'), (5, 'M'), (7, 'M')],
                         [(0, 'M'), (5, 'M'), (0, 'M'), (7, '7')], [(5, 'M'), (0, 'M'), (7, 'M'), (0, 'M')], [(0, 'M7'), (9, 'm7'), (2, 'm7'), (7, '7')], [(2, 'm7'), (7, '7'), (0, 'M7'), (0, 'M7')], [(5, 'M'), (7, 'M'), (0, 'M'), (9, 'm')]],
    ('mixolydian', 'major'): [[(0, 'M'), (10, 'M'), (5, 'M'), (0, 'M')], [(0, '7'), (5, '7'), (0, '7'), (7, '7')], [(0, 'M'), (0, 'M'), (10, 'M'), (5, 'M')]],
    ('lydian', 'major'): [[(0, 'M'), (2, 'M'), (0, 'M'), (2, 'M')]]}


class Piece:
    """One composed piece: notes as (start, length in beats, MIDI pitch, velocity) per part."""

    def __init__(self, rng):
        self.rng, self.parts, self.drums = rng, [], []

    def part(self, program, volume=95):
        notes = []
        self.parts.append((program, volume, notes))
        return notes


def weighted(rng, options):
    return rng.choices(list(options), list(options.values()))[0]


def phrase(rng, mode, length, opening):
    """Chord names of one phrase: a walk over the functional graph that ends in a cadence."""
    graph = FUNCTIONAL[mode]
    kind = weighted(rng, {'authentic': 5, 'half': 2, 'deceptive': .5})
    end = rng.choice(CADENCES[mode])
    if kind == 'half':
        end = end[:-2] + ['V']
    elif kind == 'deceptive':
        end = end[:-1] + ['vi' if mode == 'major' else 'VI']
    names = [opening]
    while len(names) < max(2, length - len(end)):
        names.append(weighted(rng, graph[names[-1]][1]))
    return names + end


def functional_plan(rng, mode, beats):
    """(start, length, tonic shift, local mode, chord) of a whole piece: home, related keys, home."""
    plan, at = [], 0.0
    per_chord = rng.choice([1, 2, 2, 3, 4])
    related = ([(7, 'major'), (7, 'major'), (9, 'minor'), (5, 'major'), (2, 'minor'), (4, 'minor')] if mode == 'major'
               else [(3, 'major'), (3, 'major'), (7, 'minor'), (5, 'minor'), (8, 'major'), (10, 'major')])
    wander = rng.choice([0, .15, .3, .45])
    local, stay = (0, mode), rng.choice([1, 2, 2])
    while at < beats:
        length = rng.choice([4, 6, 8, 8])
        for name in phrase(rng, local[1], length, 'I' if rng.random() < .8 else rng.choice(['V7', 'I6'])):
            chord = FUNCTIONAL[local[1]][name][0]
            span = per_chord * (2 if name in ('I', 'V') and rng.random() < .2 else 1)
            plan.append((at, span, local[0], local[1], chord))
            at += span
        stay -= 1
        if stay <= 0:
            away = rng.random() < wander and local[0] == 0
            local, stay = (rng.choice(related) if away else (0, mode)), rng.choice([1, 1, 2])
    if mode == 'minor' and rng.random() < .25:
        a, b, c, d, chord = plan[-1]
        if chord[:2] == (0, 'm'):
            plan[-1] = (a, b, c, d, (0, 'M', 0))  # Picardy third
    return plan


def loop_plan(rng, scale, mode, beats):
    per_chord = rng.choice([2, 4, 4, 4, 8])
    loop, plan, at, i = rng.choice(LOOPS[(scale, mode)]), [], 0.0, 0
    second = rng.choice(LOOPS[(scale, mode)]) if rng.random() < .4 else loop
    lift = rng.choice([1, 2]) if rng.random() < .08 else 0
    while at < beats:
        chords = loop if int(at / per_chord / 16) % 2 == 0 else second
        root, shape = chords[i % len(chords)]
        plan.append((at, per_chord, lift if at > .75 * beats else 0, scale, (root, shape, 0)))
        at, i = at + per_chord, i + 1
    return plan


def tones(tonic, entry):
    _, _, shift, _, (root, shape, bass) = entry
    return [(tonic + shift + root + x) % 12 for x in SHAPES[shape]], (tonic + shift + root + bass) % 12


def near(pitch_class, centre):
    low = centre - 6
    return low + (pitch_class - low) % 12


def voicing(classes, centre):
    return sorted(near(c, centre + 2 * i) for i, c in enumerate(classes))


def scale_of(entry, tonic):
    _, _, shift, scale, (root, shape, _) = entry
    if scale == 'minor' and (root, shape) in ((7, 'M'), (7, '7'), (11, 'd7'), (11, 'd')):
        scale = 'harmonic'
    classes = {(tonic + shift + x) % 12 for x in SCALES[scale]}
    chord = {(tonic + shift + root + x) % 12 for x in SHAPES[shape]}
    # Notes of the scale a semitone beside an altered chord tone give way to it.
    return {c for c in classes if c in chord or not ({(c + 1) % 12, (c - 1) % 12} & (chord - classes))} | chord


def line(rng, plan, tonic, notes, low, high, grid, density, velocity, legato=.95, rest=.05):
    """A melody: chord tones on the beat, steps of the scale between, a wide leap now and then."""
    pitch = (low + high) // 2
    for entry in plan:
        start, length = entry[0], entry[1]
        chord, _ = tones(tonic, entry)
        scale = scale_of(entry, tonic)
        at = 0.0
        while at < length - 1e-6:
            step = rng.choice([grid, grid, 2 * grid, 4 * grid]) if rng.random() > density else grid
            step = min(step, length - at)
            direction = rng.choice([-1, 1]) if low + 3 < pitch < high - 3 else (1 if pitch <= low + 3 else -1)
            leap = rng.choice([1, 1, 1, 2, 3, 5, 8])
            candidate = pitch + direction * leap
            allowed = chord if abs(at - round(at)) < 1e-6 and rng.random() < .8 else scale
            candidate = min(range(candidate - 4, candidate + 5), key=lambda p: (p % 12 not in allowed, abs(p - candidate)))
            pitch = max(low, min(high, candidate)) if candidate % 12 in allowed and low <= candidate <= high else near(chord[0], (low + high) // 2)
            if rng.random() > rest:
                notes.append((start + at, step * legato, pitch, velocity))
            at += step


# Textures: how the plan becomes notes.
def chorale(piece, plan, tonic, rng):
    program = rng.choice([19, 52, 48, 0, 0, 20])
    parts = [piece.part(program) for _ in range(4)]
    centres = [71, 65, 58, 47]
    for entry in plan:
        chord, bass = tones(tonic, entry)
        upper = [rng.choice(chord), chord[1 % len(chord)], chord[0]]
        rng.shuffle(upper)
        for notes, c, centre in zip(parts, upper + [bass], centres):
            notes.append((entry[0], entry[1] * .97, near(c, centre), 80))
            if entry[1] >= 1 and rng.random() < .2:
                s = scale_of(entry, tonic)
                p = near(c, centre) + rng.choice([-2, -1, 1, 2])
                if p % 12 in s:
                    notes[-1] = (entry[0], entry[1] * .48, near(c, centre), 80)
                    notes.append((entry[0] + entry[1] / 2, entry[1] * .48, p, 74))


def keyboard(piece, plan, tonic, rng):
    program = rng.choice([0, 0, 0, 1, 6, 4, 24, 46])
    left, right = piece.part(program), piece.part(program)
    style = rng.choice(['alberti', 'wide', 'waltz', 'block', 'broken'])
    grid = rng.choice([.25, .5, .5])
    for entry in plan:
        chord, bass = tones(tonic, entry)
        notes = voicing(chord, rng.choice([55, 58, 60]))
        low = near(bass, 43 if style != 'alberti' else 50)
        if style == 'block':
            left.append((entry[0], entry[1] * .95, low, 78))
            left.extend((entry[0], entry[1] * .95, p, 66) for p in notes)
            continue
        for k in range(int(round(entry[1] / grid))):
            at = entry[0] + k * grid
            if style == 'waltz':
                if k % 3 == 0:
                    left.append((at, grid, low, 82))
                else:
                    left.extend((at, grid * .8, p, 62) for p in notes)
            elif style == 'wide':
                order = [low, low + 7 if (low + 7) % 12 in chord else low + 12] + notes
                left.append((at, grid * 1.5, order[k % len(order)], 68))
            elif style == 'alberti':
                order = [low, notes[-1], notes[1 % len(notes)], notes[-1]]
                left.append((at, grid, order[k % 4], 66))
            else:
                order = [low] + notes + notes[-2:0:-1]
                left.append((at, grid * 2, order[k % len(order)], 70))
    if rng.random() < .85:
        line(rng, plan, tonic, right, rng.choice([62, 65, 69]), 86, rng.choice([.25, .5, .5]), rng.choice([.2, .5, .8]), 88)


def counterpoint(piece, plan, tonic, rng):
    program = rng.choice([0, 0, 0, 6, 6, 19, 48, 73])
    grid = rng.choice([.25, .5])
    for low, high in rng.choice([[(40, 60), (64, 84)], [(40, 58), (55, 72), (67, 84)]]):
        line(rng, plan, tonic, piece.part(program), low, high, grid, rng.choice([.3, .6, .9]), 82)
    bass = piece.part(program)
    for entry in plan:
        if rng.random() < .5:
            bass.append((entry[0], entry[1] * .9, near(tones(tonic, entry)[1], 43), 80))


def band(piece, plan, tonic, rng):
    chords = piece.part(rng.choice([0, 4, 5, 16, 24, 25, 27, 29, 30, 48, 50, 81, 88, 89, 90, 62]), rng.choice([70, 90]))
    bass = piece.part(rng.choice([32, 33, 34, 38, 39, 87]), rng.choice([90, 110]))
    lead = piece.part(rng.choice([0, 11, 22, 27, 30, 40, 53, 56, 65, 66, 73, 80, 81, 85]), rng.choice([70, 90]))
    centre, pulse = rng.choice([52, 57, 62]), rng.choice([.5, 1, 2, 4])
    power = rng.random() < .2
    pattern = rng.choice([[0, 2], [0, .75, 1.5, 2.5], [x * .5 for x in range(8)], [0, 1.5, 2.5], [0]])
    for entry in plan:
        chord, root = tones(tonic, entry)
        notes = voicing(chord[:1] + chord[2:3], 45) if power and len(chord) > 2 else voicing(chord, centre)
        at = 0.0
        while at < entry[1] - 1e-6:
            step = min(pulse, entry[1] - at)
            chords.extend((entry[0] + at, step * rng.choice([.5, .9]), p, 70) for p in notes)
            at += step
        for bar in range(int(entry[1] // 4) or 1):
            for q in pattern:
                if q < entry[1]:
                    p = near(root, 38)
                    bass.append((entry[0] + bar * 4 + q, .45, p + (7 if rng.random() < .1 else 0), 96))
    if rng.random() < .7:
        line(rng, plan, tonic, lead, 62, 81, .5, rng.choice([.2, .5]), 88, rest=.25)
    if rng.random() < .6:
        end = plan[-1][0] + plan[-1][1]
        hats = rng.choice([.25, .5, 1])
        for beat in range(int(end)):
            if beat % 2 == 0 or rng.random() < .15:
                piece.drums.append((beat, 36, 112))
            if beat % 2 == 1:
                piece.drums.append((beat, rng.choice([38, 38, 39]), 105))
            piece.drums.extend((beat + k * hats, 42, 65) for k in range(int(1 / hats)))


def compose(rng, seconds):
    mode, tonic, bpm = rng.choice(['major', 'minor']), rng.randrange(12), rng.choice(range(60, 150))
    beats = seconds * bpm / 60
    piece = Piece(rng)
    genre = weighted(rng, {'chorale': 1, 'keyboard': 3, 'counterpoint': 2, 'loop': 2.5, 'song': 1})
    if genre == 'loop':
        scale = rng.choice([s for s, m in LOOPS if m == mode] + [mode] * 4)
        plan = loop_plan(rng, scale, mode, beats)
        rng.choice([band, band, keyboard])(piece, plan, tonic, rng)
    else:
        plan = functional_plan(rng, mode, beats)
        {'chorale': chorale, 'keyboard': keyboard, 'counterpoint': counterpoint, 'song': band}[genre](piece, plan, tonic, rng)
    return piece, genre, tonic, mode, bpm


def variable_length(n):
    out = [n & 127]
    while n := n >> 7:
        out.append(n & 127 | 128)
    return bytes(reversed(out))


def track(events):
    body, now = b'', 0
    for tick, _, data in sorted(events, key=lambda e: e[:2]):
        body += variable_length(tick - now) + data
        now = tick
    return b'MTrk' + struct.pack('>I', len(body) + 4) + body + b'\x00\xff\x2f\x00'


def midi(piece, bpm, cents, rng):
    tracks = [track([(0, 0, b'\xff\x51\x03' + int(60e6 / bpm).to_bytes(3, 'big'))])]
    channels = [c for c in range(16) if c != 9]
    bend = int(8192 + cents / 200 * 8192)
    for i, (program, volume, notes) in enumerate(piece.parts):
        c = channels[i % 15]
        events = [(0, 0, bytes([0xC0 | c, program])), (0, 1, bytes([0xB0 | c, 7, volume])), (0, 2, bytes([0xB0 | c, 91, rng.choice([20, 50, 90])])), (0, 3, bytes([0xE0 | c, bend & 127, bend >> 7]))]
        for start, length, pitch, velocity in notes:
            a = max(0, int(start * 480 + rng.gauss(0, 4)))
            events.append((a, 6, bytes([0x90 | c, pitch, max(20, min(127, int(velocity + rng.gauss(0, 7))))])))
            events.append((max(a + 20, int((start + length) * 480)), 5, bytes([0x80 | c, pitch, 0])))
        tracks.append(track(events))
    if piece.drums:
        tracks.append(track([e for start, note, velocity in piece.drums
                             for e in ((int(start * 480), 6, bytes([0x99, note, velocity])), (int(start * 480) + 60, 5, bytes([0x89, note, 0])))]))
    return b'MThd' + struct.pack('>IHHH', 6, 1, len(tracks), 480) + b''.join(tracks)


def render(job):
    index, seed, out, seconds = job
    rng = random.Random(seed * 1000003 + index * 7919)
    piece, genre, tonic, mode, bpm = compose(rng, seconds)
    cents = rng.choice([0, 0, 0, 0, rng.uniform(-40, 40)])
    name = os.path.join(out, '%s_%04d' % (genre, index))
    with open(name + '.mid', 'wb') as f:
        f.write(midi(piece, bpm, cents, rng))
    subprocess.run(['fluidsynth', '-ni', '-q', '-g', '0.5', '-r', '22050', '-F', name + '.raw.wav', rng.choice(SOUND_FONTS), name + '.mid'],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    with wave.open(name + '.raw.wav') as w:
        x = np.frombuffer(w.readframes(w.getnframes()), '<i2').astype(np.float32).reshape(-1, w.getnchannels()).mean(1)
    os.remove(name + '.mid')
    os.remove(name + '.raw.wav')
    start = int(rng.uniform(0, 6) * 22050) if rng.random() < .4 else 0
    x = x[start:start + int(seconds * 22050)]
    x = x / (np.abs(x).max() + 1e-9)
    if piece.drums and rng.random() < .5:
        x = np.tanh(2.5 * x)
    with wave.open(name + '.wav', 'wb') as w:
        w.setnchannels(1)
        w.setsampwidth(2)
        w.setframerate(22050)
        w.writeframes((x * rng.choice([.3, .6, .95]) * 32767).astype('<i2').tobytes())
    return {'file': os.path.basename(name) + '.wav', 'genre': genre, 'tonic': NOTES[tonic], 'mode': mode, 'tuning_cents': round(cents, 1)}


if __name__ == '__main__':
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('out')
    arguments.add_argument('--seed', type=int, default=1)
    arguments.add_argument('--n', type=int, default=200)
    arguments.add_argument('--seconds', type=float, default=60)
    arguments.add_argument('--jobs', type=int, default=2)
    a = arguments.parse_args()
    os.makedirs(a.out, exist_ok=True)
    with ThreadPoolExecutor(a.jobs) as pool:
        truth = list(pool.map(render, [(i, a.seed, a.out, a.seconds) for i in range(a.n)]))
    with open(os.path.join(a.out, 'truth.json'), 'w') as f:
        json.dump(truth, f, indent=1)
    print(len(truth), 'pieces in', a.out)
