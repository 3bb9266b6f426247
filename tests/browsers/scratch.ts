import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { startDisplay } from './display.ts';
import { startWeb } from './web.ts';
import { pickFromMenu } from './native-menu.ts';
import { readClipboard } from './clipboard.ts';
const which = process.argv[2];
const web = await startWeb(); const display = await startDisplay();
console.log(display.name);const t0=Date.now(); const lap=(s:string)=>console.log(s, Date.now()-t0);
const b = await (which==='firefox'?launchFirefox:launchChromium)({display: display.name});
lap('launched');
const own = await b.open('manifest.json' as 'options.html'); lap('own');
console.log(await own.run(()=>typeof (globalThis as any).chrome?.notifications?.getAll, null));
const p = await b.visit(web.publish('<p id="a">ABCD1234EF</p><textarea aria-label="T">hello\nyou</textarea>')); lap('visit');
await p.click('textbox','T'); await p.press('Control+A'); await p.press('Control+C'); lap('copied');
console.log(JSON.stringify(await readClipboard(b, web))); lap('clip');
await b.sleep(); lap('slept');
const at = await p.run((id)=>{const e=document.getElementById(id)!; getSelection()!.selectAllChildren(e); const r=document.createRange(); r.selectNodeContents(e); const q=r.getBoundingClientRect(); return {x:q.x+q.width/2,y:q.y+q.height/2}}, 'a');
await pickFromMenu(p, display, at, which==='firefox'?['Up','Return']:['r']); lap('picked');
for (let i=0;i<20;i++){ console.log(await own.run(async()=>Object.keys(await (globalThis as any).chrome.notifications.getAll()),null)); await new Promise(r=>setTimeout(r,200)); if(i>3)break; }
await b.close(); display.stop(); await web.close(); lap('closed'); process.exit(0)
