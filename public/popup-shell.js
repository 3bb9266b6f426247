// The popup's first form is in popup.html from the start, and works once Preact has taken it over.
const root = document.getElementById('root');
// Nothing was ever shown here, so there may be no account yet: then the form is not what comes first.
if (!localStorage.getItem('snapshot')) root.replaceChildren();

// Until it works, a press must not send the form as pages of old do.
root.addEventListener('submit', (event) => event.preventDefault());
