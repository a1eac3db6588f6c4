import "who-said-what";
