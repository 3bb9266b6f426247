import { sell } from '../browsers/sell.ts';
import type { Stage } from '../demo.ts';

export interface Letter {
  url: string;
  /** The code in the element `one`; others are in `many`. */
  code: string;
}

/** A web page as a customer may have it in front of them, with codes that can be redeemed. */
export function publishLetter({ server, web }: Stage): Letter {
  const [code = '', ...others] = sell(server, 4);
  const items = others.map((other) => `<li>${other}</li>`).join('');
  const url = web.publish(`
    <body style="font: 18px/1.7 system-ui; max-width: 36rem; margin: 3rem auto">
    <h1>Thank you for your order</h1>
    <p>Your share code is <b id="one">${code}</b>, with 10 IPs.</p>
    <p>And, since it is your birthday:</p>
    <ul id="many">${items}</ul>`);
  return { url, code };
}
