/** An event as Electron gives it: it remembers whether it was prevented. */
export class FakeEvent {
  isPrevented = false;
  readonly url: string;
  constructor(url = "") {
    this.url = url;
  }
  readonly preventDefault = (): void => {
    this.isPrevented = true;
  };
}
