import assert from 'node:assert/strict';
import test from 'node:test';
import { endingOf, isLeftByKeys } from '../../src/AceData.Web/wwwroot/js/fields.js';

// As much of an element as is asked for: its kind, and whether one of the selectors fits.
const field = (tag, { type = 'text', fits = [], value = 'x' } = {}) => ({
    type,
    value,
    matches: selector => selector === tag || fits.some(one => selector.includes(one)),
    getAttribute: () => null,
});
const press = (key, more = {}) => ({ key, defaultPrevented: false, isComposing: false, ctrlKey: false, altKey: false, metaKey: false, ...more });

test('Enter keeps and Escape brings back', () => {
    assert.equal(endingOf(press('Enter'), field('input')), 'keep');
    assert.equal(endingOf(press('Escape'), field('input')), 'restore');
    assert.equal(endingOf(press('a'), field('input')), null);
});

test('a search is emptied first', () => {
    assert.equal(endingOf(press('Escape'), field('input', { type: 'search', value: 'jazz' })), null);
    assert.equal(endingOf(press('Escape'), field('input', { type: 'search', value: '' })), 'restore');
});

test('texts of several lines, suggestions, dialogs and forms have keys of their own', () => {
    assert.equal(isLeftByKeys(field('textarea')), false);
    assert.equal(isLeftByKeys(field('input', { fits: ['[role=combobox]'] })), false);
    assert.equal(isLeftByKeys(field('input', { fits: ['dialog *'] })), false);
});

test('what somebody else answered, or is half written, ends nothing', () => {
    assert.equal(endingOf(press('Enter', { defaultPrevented: true }), field('input')), null);
    assert.equal(endingOf(press('Enter', { isComposing: true }), field('input')), null);
    assert.equal(endingOf(press('Enter', { ctrlKey: true }), field('input')), null);
});
