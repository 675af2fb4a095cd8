import assert from 'node:assert/strict';
import test from 'node:test';
import { beginsBar, firstFrom, visibleLines } from '../../src/AceData.Web/wwwroot/js/beatGrid.js';

const beats = Array.from({ length: 400 }, (_, i) => 0.2 + (i * 0.5));

test('the first beat of a time is found', () => {
    assert.equal(firstFrom(beats, 0), 0);
    assert.equal(firstFrom(beats, 0.2), 0);
    assert.equal(firstFrom(beats, 0.21), 1);
    assert.equal(firstFrom(beats, 1000), 400);
});

test('bars begin only where someone said so', () => {
    assert.ok(!beginsBar({ beatsPerBar: 4, firstBar: null }, 0));
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6].filter(i => beginsBar({ beatsPerBar: 4, firstBar: 2 }, i)), [2, 6]);
    assert.ok(beginsBar({ beatsPerBar: 4, firstBar: 6 }, 2));
});

test('only what is in sight is drawn, moved by the offset', () => {
    const lines = visibleLines({ beats, beatsPerBar: 4, firstBar: 0, offset: 0.1 }, 10, 12, 100);
    assert.deepEqual(lines.map(line => Math.round(line.x)), [30, 80, 130, 180]);
    assert.deepEqual(lines.map(line => line.bar), [true, false, false, false]);
});

test('beats too close to be told apart give way to bars, and bars to nothing', () => {
    const grid = { beats, beatsPerBar: 4, firstBar: 0 };
    assert.equal(visibleLines(grid, 0, 200, 10).length, 400);
    assert.equal(visibleLines(grid, 0, 200, 5).length, 100);
    assert.equal(visibleLines(grid, 0, 200, 2).length, 0);
    assert.equal(visibleLines({ ...grid, firstBar: null }, 0, 200, 5).length, 0);
    assert.equal(visibleLines({ ...grid, beats: [1] }, 0, 200, 100).length, 0);
});
