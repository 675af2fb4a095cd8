import assert from 'node:assert/strict';
import test from 'node:test';
import { acts, createHotkeys, fieldKind, isCharacterKey, keyName, match } from '../../src/AceData.Web/wwwroot/js/hotkeys.js';

const press = (key, modifiers = {}) => ({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...modifiers });

test('keys are named by what they write', () => {
    assert.equal(keyName(press('j')), 'j');
    assert.equal(keyName(press('J', { shiftKey: true })), 'Shift+j');
    assert.equal(keyName(press('Ü')), 'ü');
    assert.equal(keyName(press('?', { shiftKey: true })), '?');
    assert.equal(keyName(press(' ')), 'Space');
    assert.equal(keyName(press('ArrowDown', { ctrlKey: true })), 'Ctrl+ArrowDown');
    assert.equal(keyName(press('ArrowDown', { shiftKey: true })), 'Shift+ArrowDown');
    assert.equal(keyName(press('Z', { ctrlKey: true, shiftKey: true })), 'Ctrl+Shift+z');
});

test('caps lock changes no command', () => assert.equal(keyName(press('J')), 'j'));

test('AltGr, dead keys, half-written characters and the Windows key are never commands', () => {
    assert.equal(keyName(press('@', { ctrlKey: true, altKey: true, getModifierState: name => name === 'AltGraph' })), null);
    assert.equal(keyName(press('Dead')), null);
    assert.equal(keyName(press('a', { isComposing: true })), null);
    assert.equal(keyName(press('l', { metaKey: true })), null);
    assert.equal(keyName(press('Shift', { shiftKey: true })), null);
});

test('one key after another is one command', () => {
    const table = [{ keys: 'g s', command: 'go-songs' }, { keys: 's', command: 'other' }];
    assert.equal(match(table, ['g']), 'prefix');
    assert.equal(match(table, ['g', 's']).command, 'go-songs');
    assert.equal(match(table, ['s']).command, 'other');
    assert.equal(match(table, ['x']), null);
});

test('characters can be told from keys that nobody says aloud', () => {
    for (const keys of ['j', '?', 'Shift+j', 'g s', '1', '+']) {
        assert.ok(isCharacterKey(keys), keys);
    }

    for (const keys of ['Ctrl+z', 'ArrowDown', 'Space', 'Alt+1', 'Enter', 'F2']) {
        assert.ok(!isCharacterKey(keys), keys);
    }
});

test('letters never act in fields, Ctrl+arrows in single-line ones', () => {
    assert.ok(acts({ keys: 'j' }, null));
    assert.ok(!acts({ keys: 'j' }, 'line'));
    assert.ok(acts({ keys: 'Ctrl+ArrowDown', inFields: 'line' }, 'line'));
    assert.ok(!acts({ keys: 'Ctrl+ArrowDown', inFields: 'line' }, 'text'));
    assert.ok(acts({ keys: 'Escape', inFields: 'any' }, 'text'));
});

/** As much of an element as the dispatcher asks about. */
function element(tag, attributes = {}) {
    const is = selector => selector.split(',').some(one => {
        const [, name, key, value] = /^(\w*)(?:\[([\w-]+)\^?=?(\w*)\])?/.exec(one.trim());
        return (name === '' || name === tag) && (key === undefined || attributes[key] === value);
    });
    return { matches: is, closest: selector => (is(selector) ? {} : null), getAttribute: key => attributes[key] ?? null, type: attributes.type, isContentEditable: false };
}

test('fields are known by what they take', () => {
    assert.equal(fieldKind(element('input', { type: 'text' })), 'line');
    assert.equal(fieldKind(element('input', { type: 'number' })), 'line');
    assert.equal(fieldKind(element('input', { type: 'checkbox' })), null);
    assert.equal(fieldKind(element('textarea')), 'text');
    assert.equal(fieldKind(element('div', { role: 'combobox' })), 'line');
    assert.equal(fieldKind(element('button')), null);
    assert.equal(fieldKind(null), null);
});

function page({ modal = null } = {}) {
    const listeners = {};
    const told = [];
    const root = {
        addEventListener: (name, action) => { listeners[name] = action; },
        removeEventListener: name => { delete listeners[name]; },
        querySelector: () => modal,
    };
    const table = [
        { keys: 'j', command: 'next', repeat: true },
        { keys: 't', command: 'tap' },
        { keys: 'g s', command: 'go-songs' },
        { keys: 'Space', command: 'play' },
        { keys: 'Ctrl+ArrowDown', command: 'next', inFields: 'line', repeat: true },
        { keys: 'Escape', command: 'back', inFields: 'any' },
    ];
    const hotkeys = createHotkeys({ invokeMethodAsync: async (_, command) => { told.push(command); } }, table, root);
    let time = 0;
    const type = (key, { target = element('body'), after = 100, ...modifiers } = {}) => {
        let prevented = false;
        time += after;
        listeners.keydown?.({ ...press(key, modifiers), target, timeStamp: time, preventDefault: () => { prevented = true; } });
        return prevented;
    };
    return { hotkeys, told, type, listeners };
}

test('a command is told by its name, and the key does nothing else', () => {
    const { told, type } = page();
    assert.ok(type('j'));
    assert.ok(!type('q'));
    assert.deepEqual(told, ['next']);
});

test('typing into a field reaches the field', () => {
    const { told, type } = page();
    assert.ok(!type('j', { target: element('input', { type: 'text' }) }));
    assert.ok(type('ArrowDown', { ctrlKey: true, target: element('input', { type: 'text' }) }));
    assert.ok(!type('ArrowDown', { ctrlKey: true, target: element('textarea') }));
    assert.deepEqual(told, ['next']);
});

test('space presses the button that has the focus', () => {
    const { told, type } = page();
    assert.ok(!type(' ', { target: element('button') }));
    assert.ok(type(' '));
    assert.deepEqual(told, ['play']);
});

test('a held key repeats only what may repeat', () => {
    const { told, type } = page();
    type('j', { repeat: true });
    assert.ok(type('t', { repeat: true }));
    assert.deepEqual(told, ['next']);
});

test('the second key of two must follow within a second', () => {
    const { told, type } = page();
    type('g');
    type('s');
    type('g');
    type('s', { after: 1500 });
    assert.deepEqual(told, ['go-songs']);
});

test('a dialog has the keys to itself', () => {
    const { told, type } = page({ modal: {} });
    type('j');
    type('Escape');
    assert.deepEqual(told, []);
});

test('characters can be switched off and other keys given', () => {
    const { hotkeys, told, type } = page();
    hotkeys.setCharacters(false);
    type('j');
    type('ArrowDown', { ctrlKey: true });
    hotkeys.setCharacters(true);
    hotkeys.setTable([{ keys: 'n', command: 'next' }]);
    type('j');
    type('n');
    assert.deepEqual(told, ['next', 'next']);
});

test('a field with keys of its own asks which command a press is', () => {
    const { hotkeys } = page();
    const press = (key, more = {}) => hotkeys.commandOf({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...more });
    assert.equal(press('ArrowDown', { ctrlKey: true }), 'next');
    assert.equal(press('j'), 'next');
    hotkeys.setCharacters(false);
    assert.equal(press('j'), null);
    hotkeys.setTable([{ keys: 'Ctrl+Enter', command: 'save' }]);
    assert.equal(press('ArrowDown', { ctrlKey: true }), null);
    assert.equal(press('Enter', { ctrlKey: true }), 'save');
});

test('a command that is carried out here is not told', () => {
    const { hotkeys, told, type, listeners } = page();
    let taps = 0;
    hotkeys.on('tap', () => { taps++; });
    type('t');
    hotkeys.off('tap');
    type('t');
    assert.equal(taps, 1);
    assert.deepEqual(told, ['tap']);
    hotkeys.dispose();
    assert.equal(listeners.keydown, undefined);
});
