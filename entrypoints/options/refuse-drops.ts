/**
 * A link or a file that is dropped beside a field would take the place of the page (Firefox), and of the key typed in it,
 * which is stored nowhere yet. Other pages store what is typed at once.
 */
export function refuseDrops(): void {
  addEventListener('dragover', refuseDrop);
  addEventListener('drop', refuseDrop);
}

function refuseDrop(event: DragEvent): void {
  const { target, dataTransfer } = event;
  const hasFiles = dataTransfer?.types.includes('Files') ?? false;
  const takesIt = target instanceof Element && target.matches(hasFiles ? FOR_FILES : FOR_TEXT);
  if (takesIt) return;
  event.preventDefault();
  if (dataTransfer) dataTransfer.dropEffect = 'none';
}

const FOR_FILES = 'input[type=file]';
const FOR_TEXT = 'input:not([type=checkbox], [type=radio], [type=file]), textarea';
