import { FakeFiles, storageOf } from './fake-files.ts';

Object.assign(navigator, { storage: storageOf(new FakeFiles()) });
