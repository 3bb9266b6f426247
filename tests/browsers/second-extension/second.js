// All that it does is said to it by the test.
chrome.runtime.onInstalled.addListener(() => {});
