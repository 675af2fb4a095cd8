import assert from 'node:assert/strict';
import test from 'node:test';
import { createTapTempo, tempoOf } from '../../src/AceData.Web/wwwroot/js/tapTempo.js';

function tapAt(times) {
    const tempo = createTapTempo();
    return times.map(time => tempo.tap(time)).at(-1);
}

test('three taps are too few', () => assert.deepEqual(tapAt([0, 500, 1000]), { taps: 3, bpm: null }));

test('the fourth tap gives a tempo', () => assert.deepEqual(tapAt([0, 500, 1000, 1500]), { taps: 4, bpm: 120 }));

test('a tempo snaps to half beats', () => {
    assert.equal(tempoOf([0, 645, 1290, 1935]), 93);
    assert.equal(tempoOf([0, 648, 1296, 1944]), 92.5);
});

test('one late tap does not move the median', () => assert.equal(tapAt([0, 500, 1000, 1650, 2150, 2650, 3150]).bpm, 120));

test('only the last eight intervals count', () => {
    const slow = [0, 1000, 2000, 3000, 4000, 5000];
    const fast = Array.from({ length: 8 }, (_, i) => 5500 + (500 * i));
    assert.equal(tapAt([...slow, ...fast]).bpm, 120);
});

test('two seconds without a tap begin anew', () => {
    assert.equal(tapAt([0, 2000, 4000, 6000]).bpm, 30);
    assert.deepEqual(tapAt([0, 500, 1000, 1500, 3501]), { taps: 1, bpm: null });
});

test('two taps in the same instant are no tempo', () => assert.equal(tempoOf([0, 0, 0, 0]), null));
