// One file, so that each engine is started once.
import "./pages";
import "./map";
import "./trip";
import "./given_away";
import "./elsewhere";
