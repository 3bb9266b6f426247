import type { Screen } from './screen.ts';

export interface Typed {
  key: string;
  address: string;
  name?: string;
}

/** Fills in the form of an account and sends it, as a person does. */
export async function setUp(options: Screen, { key, address, name }: Typed): Promise<void> {
  await options.fill('textbox', 'API key', key);
  await options.choose('Server', 'Custom');
  await options.fill('textbox', 'Server address', address);
  if (name !== undefined) await options.fill('textbox', 'Name', name);
  await options.click('button', 'Save and test');
}
