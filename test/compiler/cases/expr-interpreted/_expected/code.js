// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let map_;
    let held_2;
    let map_1;
    let held_5;
    let member_;
    let member_1;
    let object_;
    let list_;
    let item_4;
    let value_9;
    let map_2;
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      run.path = "item.total";
      value_ = (held_2 = collapse(((items_) => {
        Allowance.spend(items_.length);
        const filled_ = [];
        for (let index_ = 0; index_ < items_.length; index_++) {
          const item_ = items_[index_];
          let value_1;
          let value_2;
          let held_;
          let held_1;
          let found_;
          if ((found_ = (held_ = ((value_1 = item_?.["price"]) !== undefined || !Array.isArray(item_) ? value_1 : walkNames(item_, names$1, true)), held_1 = ((value_2 = item_?.["quantity"]) !== undefined || !Array.isArray(item_) ? value_2 : walkNames(item_, names$2, true)), (Number.isFinite(held_) && Number.isFinite(held_1) ? held_ * held_1 : arithmetic(held_, held_1, "*", 33)))) !== undefined) filled_.push(found_);
        }
        return Sequence.of(filled_);
      })((isMap(map_ = event["properties"]) ? foundItems(map_["products"]) : walkPrefix(event, names, false)))), (isListOf(held_2, "number") ? callFitting(sumFunction, place, sum, held_2) : callFunction(sumFunction, [held_2], undefined, place)));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"total\":{\"N\":\"", value_, "item.total", run, false, 0) + "\"}";
      }
    }
    {
      let value_3;
      run.path = "item.names";
      value_3 = collapse(each((isMap(map_1 = event["properties"]) ? foundItems(((items_1) => {
        Allowance.spend(items_1.length);
        const filled_1 = [];
        for (let index_1 = 0; index_1 < items_1.length; index_1++) {
          const item_1 = items_1[index_1];
          let value_4;
          let held_3;
          if ((held_3 = ((value_4 = item_1?.["price"]) !== undefined || !Array.isArray(item_1) ? value_4 : walkNames(item_1, names$3, true)), (typeof held_3 === 'number' ? held_3 > 1 : held_3 === undefined ? undefined : compare(held_3, 1, ">", 27))) === true) filled_1.push(item_1);
        }
        return Sequence.of(filled_1);
      })(asItems(map_1["products"]))) : ((items_2) => {
        Allowance.spend(items_2.length);
        const filled_2 = [];
        for (let index_2 = 0; index_2 < items_2.length; index_2++) {
          const item_2 = items_2[index_2];
          let found_1;
          if ((found_1 = ((items_3) => {
            Allowance.spend(items_3.length);
            const filled_3 = [];
            for (let index_3 = 0; index_3 < items_3.length; index_3++) {
              const item_3 = items_3[index_3];
              let value_5;
              let held_4;
              if ((held_4 = ((value_5 = item_3?.["price"]) !== undefined || !Array.isArray(item_3) ? value_5 : walkNames(item_3, names$4, true)), (typeof held_4 === 'number' ? held_4 > 1 : held_4 === undefined ? undefined : compare(held_4, 1, ">", 27))) === true) filled_3.push(item_3);
            }
            return Sequence.of(filled_3);
          })(asItems((isMap(item_2) ? item_2["products"] : lookupName(item_2, "products"))))) !== undefined) filled_2.push(found_1);
        }
        return flattenFound(filled_2, false);
      })(foundItems(event["properties"]))), true));
      if (value_3 !== undefined && value_3 !== null && !Array.isArray(value_3)) value_3 = [value_3];
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"names\":", value_3, "item.names", run, false, 0);
      }
    }
    {
      let value_6;
      run.path = "item.upper";
      value_6 = (held_5 = event["event"], (typeof held_5 === "string" ? held_5.toUpperCase() : held_5 === undefined ? undefined : callFunction(uppercaseFunction, [held_5], undefined, place$1)));
      if (value_6 === null) value_6 = undefined;
      if (value_6 !== undefined) {
        item = appendS(item + ",\"upper\":{\"S\":\"", value_6, "item.upper", run, false, 0) + "\"}";
      }
    }
    {
      let value_7;
      run.path = "item.map";
      value_7 = (member_ = event["event_id"], member_1 = event["type"], (member_ !== undefined && member_1 !== undefined ? { "id": member_, ["__proto__"]: member_1 } : (object_ = {}, member_ !== undefined && (object_["id"] = member_), member_1 !== undefined && (defineMember(object_, "__proto__", member_1)), object_)));
      if (value_7 !== undefined) {
        item = appendValue(item + ",\"map\":", value_7, "item.map", run, false, 0);
      }
    }
    {
      let value_8;
      run.path = "item.nothing";
      value_8 = (Array.isArray(list_ = properties_["none"]) && !Array.isArray(value_9 = list_[0]) ? value_9 : list_ === undefined && !Array.isArray(event["properties"]) ? undefined : collapse((isMap(map_2 = event["properties"]) ? pickItem(map_2["none"], 0) : ((items_4) => {
        Allowance.spend(items_4.length);
        const filled_4 = [];
        for (let index_4 = 0; index_4 < items_4.length; index_4++) {
          const item_5 = items_4[index_4];
          let found_2;
          if ((found_2 = pickItem((isMap(item_5) ? item_5["none"] : lookupName(item_5, "none")), 0)) !== undefined) filled_4.push(found_2);
        }
        return flattenFound(filled_4, true);
      })(foundItems(event["properties"])))));
      if (value_8 !== undefined) {
        item = appendValue(item + ",\"nothing\":", value_8, "item.nothing", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
