import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { NumberField } from './NumberField';

const drawn = (value: string, fault = ''): string =>
  renderToString(h(NumberField, { id: 'ips', label: 'IPs', value, fault, onInput: () => {} }));

test('it is drawn at build time as a spin button that its label names', () => {
  const html = drawn('25');
  expect(html).toContain('<label for="ips">IPs</label>');
  for (const attribute of ['id="ips"', 'role="spinbutton"', 'type="text"', 'aria-valuenow="25"'])
    expect(html).toContain(attribute);
  expect(html).toMatch(/inputmode="numeric"/i);
});

test('a text that is no number stays, has no value and is said to be wrong', () => {
  const html = drawn('1e3', 'A whole number');
  expect(html).toContain('value="1e3"');
  expect(html).not.toContain('aria-valuenow');
  expect(html).toContain('aria-describedby="ips-fault"');
  expect(html).toContain('A whole number</p>');
});
