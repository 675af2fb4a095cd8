import assert from 'node:assert/strict';
import test from 'node:test';
import { createSound, partOf, ranOver } from '../../src/AceData.Web/wwwroot/js/sound.js';

globalThis.requestAnimationFrame = () => 1;
globalThis.cancelAnimationFrame = () => { };

const best = { names: ['best', 'middle'], start: 10, end: 40 };
const end = { names: ['end'], start: 70, end: 100 };
const song = { id: '0123456789abcdef', title: 'song', parts: [best, end], grid: null };

class Media extends EventTarget {
    paused = true;
    currentTime = 0;
    duration = 100;
    readyState = 4;
    error = null;
    src = null;

    hasAttribute() {
        return this.src !== null;
    }

    async play() {
        this.paused = false;
        this.dispatchEvent(new Event('play'));
    }

    pause() {
        this.paused = true;
        this.dispatchEvent(new Event('pause'));
    }

    at(time) {
        this.currentTime = time;
        this.dispatchEvent(new Event('timeupdate'));
    }

    fail(code) {
        this.error = { code };
        this.dispatchEvent(new Event('error'));
    }
}

function loaded(parts = song.parts) {
    const media = new Media();
    const sound = createSound(media);
    sound.load({ ...song, parts });
    return { media, sound };
}

test('a part is found by any of its names', () => {
    assert.equal(partOf(song.parts, 'middle'), best);
    assert.equal(partOf(song.parts, 'start'), undefined);
    assert.equal(partOf(null, 'best'), undefined);
});

test('only playing on over the end of a part ends it', () => {
    assert.ok(ranOver(best, 39.9, 40.1));
    assert.ok(!ranOver(best, null, 60), 'a jump');
    assert.ok(!ranOver(best, 41, 42), 'behind it');
    assert.ok(!ranOver(best, 38, 39));
});

test('nothing loops that nobody switched on', () => {
    const { media, sound } = loaded();
    sound.play();
    media.at(39.9);
    media.at(40.1);
    assert.equal(media.currentTime, 40.1);
    assert.equal(sound.state().isLoop, false);
});

test('a part that is asked for plays over and over until the loop is switched off', () => {
    const { media, sound } = loaded();
    sound.playPart('best');
    assert.equal(media.currentTime, 10);
    assert.equal(sound.state().isLoop, true);
    media.at(39.9);
    media.at(40.1);
    assert.equal(media.currentTime, 10);
    sound.setLoop(false);
    media.at(39.9);
    media.at(40.1);
    assert.equal(media.currentTime, 40.1);
    assert.equal(sound.state().part, null);
});

test('who goes out of a part has left it', () => {
    const { sound } = loaded();
    sound.playPart('best');
    sound.seek(20);
    assert.equal(sound.state().part, 'best');
    sound.seek(60);
    assert.equal(sound.state().part, null);
    assert.equal(sound.state().isLoop, false);
});

test('a part that is not known yet plays as soon as it is', () => {
    const { media, sound } = loaded(null);
    sound.playPart('end');
    assert.ok(media.paused);
    assert.equal(sound.state().part, 'end');
    sound.know(song.parts, null);
    assert.equal(media.currentTime, 70);
    assert.ok(!media.paused);
});

test('the whole song begins again at its end only with the loop', () => {
    const { media, sound } = loaded();
    const heard = [];
    sound.listen((event, value) => event === 'ended' && heard.push(value));
    sound.play();
    media.at(100);
    media.dispatchEvent(new Event('ended'));
    assert.deepEqual(heard, [song.id]);
    sound.setLoop(true);
    media.dispatchEvent(new Event('ended'));
    assert.equal(media.currentTime, 0);
    assert.deepEqual(heard, [song.id]);
});

test('a browser that cannot play a song asks for a copy once, at the same place, and then gives up', () => {
    const { media, sound } = loaded();
    const heard = [];
    sound.listen((event, value) => ['copy', 'error'].includes(event) && heard.push([event, value]));
    sound.play();
    media.at(12);
    media.fail(3);
    assert.equal(media.src, `/songs/${song.id}/audio?copy`);
    assert.equal(media.currentTime, 12);
    media.fail(4);
    assert.deepEqual(heard, [['copy', song.id], ['error', song.id]]);
});

test('a broken connection is no reason for a copy', () => {
    const { media } = loaded();
    media.fail(2);
    assert.equal(media.src, `/songs/${song.id}/audio`);
});
