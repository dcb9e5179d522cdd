// The page on which a partnership is explored: what it is made of lies in the folder explore/.

import { start } from "./kit.js";
import { Page } from "./explore/page.js";

start(Page);
