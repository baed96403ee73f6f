//! The words about a trip's streets stored for days without a network. Part of the deferred half of the program.

word_table!(
    KeptStreetWords, kept_street_words;
    title: "保存这趟行程的街道", "Keep the streets of this trip";
    what: "没有网络时，地图照样画得出街道：站点、住处和车站周围约 1.5 公里以内，还有步行路上的。只存在这台设备上。",
        "Without a network the map then still draws the streets: within about 1.5 km of the stops, the places where you stay and the stations, and along the walks. They are kept only on this device.";
    looking: "正在算有多大…", "Working out the size …";
    unknown: "现在连不上，算不出有多大。等有了网络再试。", "There is no connection now, so the size is unknown. Try again when there is.";
    nothing: "街道图还没有画到这趟行程要去的地方。", "The street map does not cover the places of this trip.";
    // Before and after a size.
    size_before: "街道共 ", "The streets take ";
    size_after: "。", ".";
    missing_before: "，还差 ", ", and ";
    missing_after: "。", " are still missing.";
    keep: "保存街道", "Keep the streets";
    go_on: "接着保存", "Go on";
    again: "再试一次", "Try again";
    stop: "停下", "Stop";
    progress: "已存的街道", "Streets kept";
    // Between the stored size and the whole size.
    of: "，共 ", " of ";
    kept: "街道存好了，没有网络也能看。", "The streets are kept and are there without a network.";
    stopped: "停下了。存下的都留着，下次接着存。", "Stopped. What has been downloaded is kept; next time it continues from there.";
    broke_off: "网络断了。存下的都留着，再按一次只取还缺的。",
        "The connection was lost. What has been downloaded is kept; press again for the rest.";
    full: "这台设备存不下了。存下的都留着；腾出一些空间再接着存。",
        "There is no more space on this device. What has been downloaded is kept; free some space and continue.";
    changed: "街道图刚刚换了新的，旧的已经删掉。请重新保存。", "The street map has just been replaced by a newer one, and the old streets are gone. Keep them again.";
    removed: "存下的街道删掉了。", "The kept streets are removed.";
    on_device: "这台设备上一共存了 ", "Kept on this device in all: ";
    remove: "删除存下的街道", "Remove the kept streets";
);
