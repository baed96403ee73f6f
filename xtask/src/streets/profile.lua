-- What of OpenStreetMap goes into the street archive: only what `src/map/mvt/style.rs` draws, in its words.
-- Read by tilemaker 2.2 (which hands objects to the functions below) and 3 (which has global functions instead).

local function of_engine(name)
  return function(object, ...)
    if object then return object[name](object, ...) end
    return _G[name](...)
  end
end

local find, layer = of_engine("Find"), of_engine("Layer")
local attribute, min_zoom = of_engine("Attribute"), of_engine("MinZoom")
local is_closed, middle = of_engine("IsClosed"), of_engine("LayerAsCentroid")

node_keys = { "railway", "amenity", "tourism", "emergency", "healthcare" }

-- Our word for a road, and the zoom from which it is there.
local ROADS = {
  motorway = { "motorway", 12 }, motorway_link = { "motorway", 13 },
  trunk = { "trunk", 12 }, trunk_link = { "trunk", 13 },
  primary = { "primary", 12 }, primary_link = { "primary", 13 },
  secondary = { "secondary", 12 }, secondary_link = { "secondary", 13 },
  tertiary = { "tertiary", 12 }, tertiary_link = { "tertiary", 13 },
  unclassified = { "street", 13 }, residential = { "street", 13 }, living_street = { "street", 13 },
  road = { "street", 14 }, service = { "service", 14 },
  pedestrian = { "pedestrian", 13 },
  footway = { "path", 14 }, path = { "path", 13 }, cycleway = { "path", 14 }, bridleway = { "path", 14 },
  track = { "path", 14 },
  steps = { "steps", 14 },
}

local GREEN = {
  leisure = { park = true, garden = true, nature_reserve = true, golf_course = true, common = true },
  landuse = { forest = true, grass = true, recreation_ground = true, village_green = true, cemetery = true },
  natural = { wood = true, scrub = true, grassland = true, wetland = true },
  boundary = { national_park = true },
}

local STREAMS = { river = "river", canal = "canal", stream = "canal" }

-- The name in the local script, and the two languages of the map where they say something else.
local function name(object)
  local own = find(object, "name")
  local zh = find(object, "name:zh-Hans")
  if zh == "" then zh = find(object, "name:zh") end
  local en = find(object, "name:en")
  if own ~= "" then attribute(object, "name", own) end
  if zh ~= "" and zh ~= own then attribute(object, "name:zh", zh) end
  if en ~= "" and en ~= own then attribute(object, "name:en", en) end
end

local function point_kind(object)
  local railway, amenity = find(object, "railway"), find(object, "amenity")
  local tourism, information = find(object, "tourism"), find(object, "information")
  local emergency = find(object, "emergency")
  if railway == "subway_entrance" then return "metro_entrance" end
  if amenity == "toilets" then return "toilets" end
  if tourism == "information" and (information == "visitor_centre" or information == "office") then
    return "visitor_centre"
  end
  -- Spaces along a street are no place that one drives to.
  local along = find(object, "parking") == "street_side" or find(object, "parking") == "lane"
  if amenity == "parking" and find(object, "access") ~= "private" and not along then return "parking" end
  if amenity == "first_aid" or emergency == "first_aid" or find(object, "healthcare") == "first_aid" then
    return "first_aid"
  end
end

-- A useful point. Most car parks and many toilets are mapped as areas: there it is their middle.
local function point(object, is_area)
  local kind = point_kind(object)
  if not kind then return end
  if is_area then middle(object, "points") else layer(object, "points", false) end
  attribute(object, "kind", kind)
  if kind == "metro_entrance" then
    local ref = find(object, "ref")
    if ref ~= "" then attribute(object, "name", ref) end
  end
  min_zoom(object, kind == "metro_entrance" and 14 or 15)
end

function node_function(node)
  point(node, false)
end

local function green_kind(way)
  for key, kinds in pairs(GREEN) do
    local kind = find(way, key)
    if kinds[kind] then return kind end
  end
end

local function water_kind(way)
  if find(way, "natural") == "water" then return "lake" end
  if find(way, "waterway") == "riverbank" or find(way, "waterway") == "dock" then return "river" end
  if find(way, "landuse") == "reservoir" or find(way, "landuse") == "basin" then return "lake" end
end

local function road(way)
  local class = ROADS[find(way, "highway")]
  if not class or find(way, "area") == "yes" then return end
  if class[1] == "service" and find(way, "service") == "parking_aisle" then return end
  if find(way, "indoor") == "yes" or find(way, "footway") == "crossing" then return end
  layer(way, "roads", false)
  attribute(way, "kind", class[1])
  name(way)
  min_zoom(way, class[2])
end

local function rail(way)
  local kind = find(way, "railway")
  if (kind ~= "rail" and kind ~= "light_rail") or find(way, "service") ~= "" then return end
  if find(way, "tunnel") == "yes" then return end
  layer(way, "roads", false)
  attribute(way, "kind", "rail")
  min_zoom(way, 12)
end

local function stream(way)
  local kind = STREAMS[find(way, "waterway")]
  if not kind or find(way, "tunnel") ~= "" then return end
  layer(way, "waterway", false)
  attribute(way, "kind", kind)
  min_zoom(way, kind == "river" and 12 or 13)
end

local function surface(way)
  local water = water_kind(way)
  if water then
    layer(way, "water", true)
    attribute(way, "kind", water)
    return
  end
  local green = green_kind(way)
  if green then
    layer(way, "park", true)
    attribute(way, "kind", green)
  end
  local building = find(way, "building")
  if building ~= "" and building ~= "no" then
    layer(way, "building", true)
    attribute(way, "kind", "building")
    min_zoom(way, 14)
  end
end

function way_function(way)
  road(way)
  rail(way)
  if is_closed(way) then
    surface(way)
    point(way, true)
  else
    stream(way)
  end
end

function init_function() end
function exit_function() end
