// The popup's first form is in popup.html from the start: this puts the words in, before it is painted.
const root = document.getElementById('root');
// Nothing was ever shown here, so there may be no account yet: then the form is not what comes first.
if (!localStorage.getItem('snapshot')) root.replaceChildren();

// Until it works, a press must not send the form as pages of old do.
root.addEventListener('submit', (event) => event.preventDefault());

const fill = (text) => text.replace(/__MSG_(\w+)__/g, (_, name) => chrome.i18n.getMessage(name));

const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
while (nodes.nextNode()) {
  const node = nodes.currentNode;
  if (node instanceof Text) node.data = fill(node.data);
  else for (const attribute of node.attributes) attribute.value = fill(attribute.value);
}
root.hidden = false;
